export declare function madeUpRows(count: number, seed: number): string[][];
export declare function tablePicture(
  rows: readonly (readonly string[])[],
  style: { readonly font: string; readonly size?: number; readonly dpi?: number },
): Promise<Uint8Array>;
