import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/**
 * Children of WordprocessingML elements in the order of their `xsd:sequence` (ECMA-376-1, part 1,
 * annex A.1): Word calls a file damaged that has them in another one.
 */
const SEQUENCES: Readonly<Record<string, string>> = {
  pPr: 'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  rPr: 'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath',
  tblPr:
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription',
  tblBorders: 'top left start bottom right end insideH insideV',
  tblCellMar: 'top left start bottom right end',
  tcPr: 'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  sectPr:
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings',
  tbl: 'bookmarkStart bookmarkEnd tblPr tblGrid tr',
  tr: 'tblPrEx trPr tc',
  style:
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal rsid pPr rPr tblPr trPr tcPr',
  styles: 'docDefaults latentStyles style',
  docDefaults: 'rPrDefault pPrDefault',
  settings:
    'writeProtection view zoom removePersonalInformation mirrorMargins bordersDoNotSurroundHeader bordersDoNotSurroundFooter proofState attachedTemplate linkStyles revisionView trackRevisions documentProtection autoFormatOverride defaultTabStop autoHyphenation evenAndOddHeaders characterSpacingControl updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr themeFontLang clrSchemeMapping',
  sdt: 'sdtPr sdtEndPr sdtContent',
};

/** The same of DrawingML charts (ECMA-376-1, part 1, annex A.5.1). */
const CHART_SEQUENCES: Readonly<Record<string, string>> = {
  chartSpace:
    'date1904 lang roundedCorners style clrMapOvr pivotFmts protection chart spPr txPr externalData printSettings userShapes',
  chart:
    'title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs',
  barChart: 'barDir grouping varyColors ser dLbls gapWidth overlap serLines axId',
  pieChart: 'varyColors ser dLbls firstSliceAng',
  ser: 'idx order tx spPr explosion invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape',
  dPt: 'idx invertIfNegative marker bubble3D explosion spPr',
  dLbls:
    'dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator showLeaderLines',
  catAx:
    'axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset noMultiLvlLbl',
  valAx:
    'axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt crossBetween majorUnit minorUnit dispUnits',
  legend: 'legendPos legendEntry layout overlay spPr txPr',
  title: 'tx layout overlay spPr txPr',
};

interface Element {
  readonly name: string;
  readonly children: Element[];
}

/** What a file has against the schema: children out of order, unknown ones, missing ones. */
export function schemaComplaints(bytes: Uint8Array): readonly string[] {
  const parts = unzipSync(bytes);
  return Object.entries(parts).flatMap(([name, part]) => {
    if (!name.endsWith('.xml')) return [];
    const root = parsed(strFromU8(part));
    return complaints(root, name.includes('/charts/') ? CHART_SEQUENCES : SEQUENCES).map(
      (one) => `${name}: ${one}`,
    );
  });
}

function parsed(xml: string): Element {
  const root: Element = { name: '', children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    const element = { name, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  return root;
}

function complaints(
  element: Element,
  sequences: Readonly<Record<string, string>>,
): readonly string[] {
  const names = element.children.map(({ name }) => local(name));
  const sequence = sequences[local(element.name)]?.split(' ');
  return [
    ...(sequence === undefined ? [] : outOfOrder(element.name, names, sequence)),
    ...misplaced(element.name, names),
    ...element.children.flatMap((child) => complaints(child, sequences)),
  ];
}

/** Elements that have each child once at most. */
const ONCE = /^w:(?:pPr|rPr|tcPr|tblPr|style)$/;

function outOfOrder(
  parent: string,
  names: readonly string[],
  sequence: readonly string[],
): readonly string[] {
  let reached = 0;
  return names.flatMap((name) => {
    const at = sequence.indexOf(name);
    if (at < 0) return [`${name} is no child of ${parent}`];
    const isLate = at < reached;
    reached = Math.max(reached, at + (ONCE.test(parent) ? 1 : 0));
    return isLate ? [`${name} comes too late or twice in ${parent}`] : [];
  });
}

/** Properties come first; a cell ends with a paragraph, the body with its section. */
function misplaced(parent: string, names: readonly string[]): readonly string[] {
  const complain = (isWrong: boolean, words: string) => (isWrong ? [words] : []);
  switch (parent) {
    case 'w:p':
      return complain(names.lastIndexOf('pPr') > 0, 'pPr is not first in w:p');
    case 'w:r':
      return complain(names.lastIndexOf('rPr') > 0, 'rPr is not first in w:r');
    case 'w:tc':
      return complain(names.at(-1) !== 'p' || names[0] !== 'tcPr', 'a cell without its paragraph');
    case 'w:body':
      return complain(names.at(-1) !== 'sectPr', 'the body ends without its section');
    default:
      return [];
  }
}

function local(name: string): string {
  return name.replace(/^.*:/, '');
}
