/**
 * A whole country of made-up accounts, published in the same form as the real data and marked as synthetic.
 * One province and year is in memory at a time, so the size of the country does not matter.
 */
import type { Row } from '#model/tables.ts';
import { provinceSlug, type Manifest } from '#warehouse/published/manifest.ts';
import { Country, type PartRows } from '#build/country.ts';
import { sha256Of } from '#build/publication.ts';
import { makeAccounts } from './accounts.ts';
import { makeProvinces, type SyntheticProvince } from './bodies.ts';
import { makePerformance } from './performance.ts';

/** What to make. */
export interface NationalOptions {
  readonly seed: number;
  readonly bodies: number;
  /** Fiscal years, ascending. */
  readonly years: readonly number[];
  readonly classification: readonly Row<'classification'>[];
  /** The folder to publish in; it is replaced. */
  readonly to: string;
}

/** Makes the rows of one province and year. */
export function makePart(
  { seed, classification }: Pick<NationalOptions, 'seed' | 'classification'>,
  { bodies }: SyntheticProvince,
  year: number,
): PartRows {
  const accounts = bodies.map((body) => makeAccounts({ seed, body, year, classification }));
  const performance = accounts.map(({ document, projectCents }) =>
    makePerformance(seed, document, projectCents),
  );
  return {
    documents: accounts.map(({ document }) => document),
    facts: accounts.flatMap(({ facts }) => facts),
    projects: performance.flatMap(({ projects }) => projects),
    indicators: performance.flatMap(({ indicators }) => indicators),
    scores: performance.flatMap(({ scores }) => scores),
    repeated_figures: [],
    residues: [],
    findings: [],
    audit_outcomes: [],
  };
}

/** Publishes a made-up country and returns its manifest. The same options give the same bytes. */
export async function publishNational(options: NationalOptions): Promise<Manifest> {
  const { seed, bodies, years, classification, to } = options;
  const provinces = makeProvinces(seed, bodies).toSorted((a, b) => (slugOf(a) < slugOf(b) ? -1 : 1));
  const country = new Country(to, {
    entities: provinces.flatMap((province) => province.bodies.map(({ entity }) => entity)),
    classification,
    builtFrom: sha256Of(JSON.stringify({ seed, bodies, years, classification })),
    synthetic: true,
    isReleased: false,
    hasMart: true,
  });
  for (const province of provinces)
    for (const year of years)
      country.add({ province: slugOf(province), year }, makePart(options, province, year));
  return country.finish();
}

const slugOf = ({ province }: SyntheticProvince): string => provinceSlug(province);
