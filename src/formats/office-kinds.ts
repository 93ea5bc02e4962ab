const KINDS = ['docx', 'doc', 'xlsx', 'xls', 'ole', 'html'] as const;

/** Kinds of files that offices publish beside PDF and text, as `detectFormat` names them. */
export type OfficeKind = (typeof KINDS)[number];

/** Whether a detected format is one of these; their readers need not be loaded to ask. */
export function isOffice(format: string): format is OfficeKind {
  return KINDS.some((kind) => kind === format);
}
