import type { Rule } from '../../rule.js';
import { accountName } from './account-name.js';
import { accountNameInText } from './account-name-in-text.js';
import { amountUnitMissing } from './amount-unit-missing.js';
import { basicExpenditureItems } from './basic-expenditure-items.js';
import { blankAmount } from './blank-amount.js';
import { codeStructure } from './code-structure.js';
import { contentsHeading } from './contents-heading.js';
import { damagedRow } from './damaged-row.js';
import { decimalsPromised } from './decimals-promised.js';
import { declaredTableMissing } from './declared-table-missing.js';
import { documentYear } from './document-year.js';
import { doubledPunctuation } from './doubled-punctuation.js';
import { emptyFlag } from './empty-flag.js';
import { emptyTableReason } from './empty-table-reason.js';
import { glossaryAccountUnused } from './glossary-account-unused.js';
import { glossaryLevel } from './glossary-level.js';
import { itemWithoutContent } from './item-without-content.js';
import { laterYearFigures } from './later-year-figures.js';
import { levelWord } from './level-word.js';
import { minimumTables } from './minimum-tables.js';
import { percentSignMissing } from './percent-sign-missing.js';
import { personalData } from './personal-data.js';
import { placeholder } from './placeholder.js';
import { publicationDate } from './publication-date.js';
import { regionWord } from './region-word.js';
import { requiredSections } from './required-sections.js';
import { reviewLines } from './review-lines.js';
import { rowOrdinals } from './row-ordinals.js';
import { secrecyMarking } from './secrecy-marking.js';
import { templateInstruction } from './template-instruction.js';
import { templateOption } from './template-option.js';
import { textAmountUnitMissing } from './text-amount-unit-missing.js';
import { threePublicCounts } from './three-public-counts.js';
import { unbalancedBrackets } from './unbalanced-brackets.js';
import { unitCount } from './unit-count.js';
import { unitName } from './unit-name.js';

/** Rules that look at the form of a document: what is missing, left over or misnamed. */
export const FORM_RULES: readonly Rule[] = [
  declaredTableMissing,
  minimumTables,
  requiredSections,
  textAmountUnitMissing,
  threePublicCounts,
  emptyTableReason,
  emptyFlag,
  damagedRow,
  amountUnitMissing,
  decimalsPromised,
  rowOrdinals,
  codeStructure,
  accountName,
  accountNameInText,
  basicExpenditureItems,
  glossaryAccountUnused,
  glossaryLevel,
  documentYear,
  laterYearFigures,
  regionWord,
  unitName,
  levelWord,
  unitCount,
  placeholder,
  templateOption,
  templateInstruction,
  blankAmount,
  percentSignMissing,
  itemWithoutContent,
  contentsHeading,
  doubledPunctuation,
  unbalancedBrackets,
  personalData,
  secrecyMarking,
  reviewLines,
  publicationDate(),
];
