import type { Claim, Reading } from '../../../forms/reading.js';
import { nearestProject } from './projects.js';
import { evaluations, type FormTable, isOverall } from './support.js';

/** What the text says about the money of one project (or of the whole, project null). */
export interface Review {
  /** Normalised name as the clause reader gives it; null for the overall evaluation. */
  readonly project: string | null;
  readonly section: string;
  readonly claims: readonly Claim[];
  /** 年初预算, 全年预算数, 执行数 and the percentage of the latter two. */
  readonly initial: Claim | null;
  readonly budget: Claim | null;
  readonly final: Claim | null;
  readonly percent: Claim | null;
}

const OF_PROJECT = 'project-funds';
const OF_WHOLE = 'overall-funds';

/**
 * The reviews of the text in reading order. One project reviewed in two sections (the text
 * and an annex) gives two reviews, which are compared with the form one by one.
 */
export function reviewsOf(reading: Reading): readonly Review[] {
  const groups = new Map<string, Claim[]>();
  for (const claim of reading.claims) {
    const whole = claim.measure === OF_WHOLE;
    const project = claim.dims.project;
    if (!whole && (claim.measure !== OF_PROJECT || project === undefined)) continue;
    const id = `${claim.section}|${whole ? '' : project}`;
    const known = groups.get(id);
    if (known === undefined) groups.set(id, [claim]);
    else known.push(claim);
  }
  return [...groups.values()].map(review);
}

/** The form that a review speaks of, or null when none or two fit. */
export function formOf(reading: Reading, { project }: Review): FormTable | null {
  const forms = evaluations(reading);
  if (project === null) return forms.find(({ form }) => isOverall(form)) ?? null;
  return nearestProject(
    project,
    forms.filter(({ form }) => !isOverall(form)),
    ({ form }) => form.project,
  );
}

/** The reviews of projects, the first of each. */
export function projectReviews(reading: Reading): readonly Review[] {
  const seen = new Set<string>();
  return reviewsOf(reading).filter(({ project, budget }) => {
    if (project === null || budget === null || seen.has(project)) return false;
    seen.add(project);
    return true;
  });
}

function review(claims: readonly Claim[]): Review {
  const [first] = claims;
  const find = (test: (claim: Claim) => boolean) => claims.find(test) ?? null;
  return {
    project: first?.measure === OF_WHOLE ? null : (first?.dims.project ?? null),
    section: first?.section ?? '',
    claims,
    initial: find((claim) => isMoney(claim) && claim.basis === 'budget'),
    budget: find((claim) => isMoney(claim) && claim.basis === 'adjusted-budget'),
    final: find((claim) => isMoney(claim) && claim.basis === 'final'),
    percent: find((claim) => claim.basis === 'completion-percent' && claim.against !== 'budget'),
  };
}

function isMoney(claim: Claim): boolean {
  return claim.printed.quantity === 'money' && claim.printed.form === 'number';
}
