/** A4 in points. */
export const PORTRAIT = { width: 595.3, height: 841.9 };
export const LANDSCAPE = { width: 841.9, height: 595.3 };
