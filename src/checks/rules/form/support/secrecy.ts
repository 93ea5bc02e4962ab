/** Markings of classified or internal papers; 机要通信用车 and 保密审查 are none. */
export const SECRECY_MARK =
  /(?:绝密|机密|秘密)\s*[★☆]|密级\s*[：:]\s*(?:绝密|机密|秘密)|内部(?:资料|文件|使用)[，,、\s]*(?:不得外传|严禁外传|请勿外传|注意保存|妥善保管)|严禁外传|仅供内部|内部\s*参考\s*[，,]|^\s*(?:绝密|机密|秘密)\s*$/gm;
