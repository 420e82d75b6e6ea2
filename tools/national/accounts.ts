/**
 * Made-up accounts of one body and year. They have the shape of real ones, some 300 figures, and tie out:
 * items sum to their 款 and 类, basic and project expenditure to the whole, and the change to the prior year. A few
 * have one known slip, see `slips.ts`.
 */
import { sumFormula, term } from '#model/formula.ts';
import type { AccountDocument, Fact, Row } from '#model/tables.ts';
import { sha256Of } from '#build/publication.ts';
import type { SyntheticBody } from './bodies.ts';
import { randomFor, type Random } from '#tools/random.ts';
import { slipOf } from './slips.ts';

/** A document with its figures. */
export interface SyntheticAccounts {
  readonly document: AccountDocument;
  readonly facts: readonly Fact[];
  /** Expenditure on projects, in hundredths of 万元. */
  readonly projectCents: number;
}

/** What the accounts are drawn from. */
export interface AccountsOptions {
  readonly seed: number;
  readonly body: SyntheticBody;
  readonly year: number;
  readonly classification: readonly Row<'classification'>[];
}

/** Divisions nearly every such body reports. */
const USUAL = /^(20801|20805|20807|21011|22102)/;
/** Items that are basic expenditure as a whole; all others are projects. */
const BASIC = /^(20801(01|03|50)|20805|21011|22102)/;

const LINES = 1500;

/** The accounts of a body for a year. */
export function makeAccounts(options: AccountsOptions): SyntheticAccounts {
  const { seed, body, year, classification } = options;
  const { entity_id } = body.entity;
  const document_id = `${entity_id}-${year}`;
  const random = randomFor(seed, document_id);
  const ledger = new Ledger({ document_id, entity_id, fiscal_year: year });
  const items = drawItems(options, year);
  const names = new Map(classification.map(({ scheme, code, name_zh }) => [`${scheme} ${code}`, name_zh]));
  const nameOf = (code: string): string => names.get(`functional ${code}`) ?? code;

  const sum = (from: ReadonlyMap<string, number>): number => [...from.values()].reduce((a, b) => a + b, 0);
  const basic = new Map([...items].filter(([code]) => BASIC.test(code)));
  const project = new Map([...items].filter(([code]) => !BASIC.test(code)));
  const total = sum(items);
  const carried = random.whole(0, Math.round(total / 20));
  const slip = slipOf(seed, document_id);

  ledger.state('income.total', '收入总计', total + carried + (slip === 'income' ? 100 : 0));
  ledger.state('income.current', '本年收入合计', total);
  ledger.state('income.general_public_budget', '一般公共预算财政拨款收入', total);
  ledger.state('carryover.opening', '年初结转和结余', carried);
  ledger.state('carryover.closing', '年末结转和结余', carried);
  ledger.state('expenditure.total', '支出总计', total + carried);
  const current = ledger.state('expenditure.current', '本年支出合计', total);
  ledger.state('expenditure.basic', '基本支出', sum(basic));
  ledger.state('expenditure.project', '项目支出', sum(project) + (slip === 'project' ? 1000 : 0));
  ledger.state('appropriation.total', '财政拨款收支总计', total + carried);
  ledger.state('general_budget.total', '一般公共预算财政拨款支出', total);
  const before = sum(drawItems(options, year - 1));
  const change = ledger.state('expenditure.current', '本年支出合计', total - before, {
    measure: 'change',
    form: 'prose',
  });
  ledger.derive('expenditure.current', '本年支出合计', before, `${term(current)} - ${term(change)}`, {
    fiscal_year: year - 1,
  });

  stateLevels(ledger, 'function', items, nameOf, { total, misprinted: slip === 'share' ? 200 : 0 });
  stateLevels(ledger, 'income.function', items, nameOf);
  stateLevels(ledger, 'basic.function', basic, nameOf);
  stateLevels(ledger, 'project.function', project, nameOf);
  for (const [code, cents] of items) {
    ledger.state(`function.${code}`, nameOf(code), cents, { fund: 'general_public_budget' });
  }
  stateEconomic(ledger, random, sum(basic), classification);
  stateThreePublic(ledger, random, body.size);

  return {
    document: {
      document_id,
      entity_id,
      fiscal_year: year,
      title_zh: `合成样本 ${year}年度部门决算`,
      scope: random.pick(['consolidated', 'consolidated', 'single_unit', 'headquarters']),
      published_on: random.chance(0.7) ? `${year + 1}-10-${String(random.whole(10, 30))}` : null,
      source_url: null,
      retrieved_on: null,
      file_sha256: null,
      pages: null,
      sha256: sha256Of(`synthetic ${seed} ${document_id}`),
      line_count: LINES,
      staff: random.chance(0.6) ? random.whole(8, 300) : null,
      staff_established: null,
      staff_line_start: null,
      staff_line_end: null,
    },
    facts: ledger.facts,
    projectCents: sum(project),
  };
}

/** Amounts by item, in hundredths of 万元: the same for a year, whichever document speaks of it. */
function drawItems({ seed, body, classification }: AccountsOptions, year: number): Map<string, number> {
  const { entity_id } = body.entity;
  const items = new Map<string, number>();
  for (const { scheme, code } of classification) {
    if (scheme !== 'functional' || code.length !== 7) continue;
    const random = randomFor(seed, `${entity_id} ${code}`);
    if (code !== '2080101' && !random.chance(USUAL.test(code) ? 0.6 : 0.02)) continue;
    const ordinary = body.size * random.skewed(1.2);
    const ofYear = randomFor(seed, `${entity_id} ${code} ${year}`);
    items.set(code, Math.max(1, Math.round(ordinary * ofYear.skewed(0.2))));
  }
  return items;
}

/** One document's figures, each on a line of its own. */
class Ledger {
  readonly facts: Fact[] = [];

  constructor(readonly whose: Pick<Fact, 'document_id' | 'entity_id' | 'fiscal_year'>) {}

  /** Adds a stated figure and returns its id. */
  state(concept: string, label: string, cents: number, extra: Partial<Fact> = {}): string {
    const value = cents / 100;
    const suffix = { CNY10k: '万元', '%': '%' }[(extra.unit as string) ?? 'CNY10k'] ?? '';
    // Words say which way a change goes; the number is printed without a sign.
    return this.#add(concept, label, value, { printed: `${Math.abs(value).toFixed(2)}${suffix}`, ...extra });
  }

  /** Adds a derived figure and returns its id. */
  derive(
    concept: string,
    label: string,
    cents: number,
    derivation: string,
    extra: Partial<Fact> = {},
  ): string {
    return this.#add(concept, label, cents / 100, { origin: 'derived', derivation, ...extra });
  }

  #add(concept: string, label_zh: string, value: number, extra: Partial<Fact>): string {
    const number = this.facts.length + 1;
    const { measure = 'final', fiscal_year = this.whose.fiscal_year, origin } = extra;
    // As the ids of accounts that were read.
    const place = origin === 'derived' ? 'derived' : `L${number}`;
    const fact_id = `${this.whose.document_id}/${concept}/${measure}/${fiscal_year}/${place}`;
    this.facts.push({
      fact_id,
      ...this.whose,
      concept,
      measure: 'final',
      value,
      unit: 'CNY10k',
      decimals: 2,
      printed: null,
      label_zh,
      origin: 'stated',
      derivation: null,
      form: 'form',
      fund: concept.startsWith('function.') ? 'all' : null,
      section: '合成样本',
      line_start: number,
      line_end: number,
      corrected_from: null,
      recognised: null,
      ...extra,
    });
    return fact_id;
  }
}

/**
 * Items as stated, their 款 and 类 as derived, and with a total the share of each item; the largest is printed
 * so many hundredths of a percentage point too high.
 */
function stateLevels(
  ledger: Ledger,
  family: string,
  items: ReadonlyMap<string, number>,
  nameOf: (code: string) => string,
  shares?: { readonly total: number; readonly misprinted: number },
): void {
  let level = [...items].map(([code, cents]) => ({
    code,
    cents,
    id: ledger.state(`${family}.${code}`, nameOf(code), cents),
  }));
  if (shares !== undefined) {
    const largest = Math.max(...items.values());
    for (const { code, cents } of level) {
      const slipped = cents === largest ? shares.misprinted : 0;
      const share = Math.round((cents / shares.total) * 10_000) + slipped;
      ledger.state(`${family}.${code}`, nameOf(code), share, {
        measure: 'share_pct',
        unit: '%',
        form: 'prose',
      });
    }
  }
  for (const digits of [5, 3]) {
    const groups = new Map<string, typeof level>();
    for (const part of level) {
      const code = part.code.slice(0, digits);
      groups.set(code, [...(groups.get(code) ?? []), part]);
    }
    level = [...groups].map(([code, parts]) => {
      const cents = parts.reduce((sum, part) => sum + part.cents, 0);
      const derivation = sumFormula(parts.map((part) => part.id));
      return { code, cents, id: ledger.derive(`${family}.${code}`, nameOf(code), cents, derivation) };
    });
  }
}

/** Economic items of basic expenditure: they share it out, and the last one takes what is left. */
function stateEconomic(
  ledger: Ledger,
  random: Random,
  basic: number,
  classification: readonly Row<'classification'>[],
): void {
  const items = classification.filter(
    ({ scheme, code }) =>
      scheme === 'economic' && code.length === 5 && /^30[123]/.test(code) && random.chance(0.8),
  );
  const groups = new Map<string, { cents: number; ids: string[] }>();
  let left = basic;
  items.forEach(({ code, name_zh }, at) => {
    const cents = at === items.length - 1 ? left : Math.floor((left / 6) * random.next());
    left -= cents;
    const id = ledger.state(`economic.${code}`, name_zh, cents);
    const group = groups.get(code.slice(0, 3)) ?? { cents: 0, ids: [] };
    groups.set(code.slice(0, 3), { cents: group.cents + cents, ids: [...group.ids, id] });
  });
  for (const { code, name_zh } of classification) {
    const group = groups.get(code);
    if (group) ledger.derive(`economic.${code}`, name_zh, group.cents, sumFormula(group.ids));
  }
}

function stateThreePublic(ledger: Ledger, random: Random, size: number): void {
  const vehicle = random.chance(0.8) ? random.whole(1, Math.round(size / 40) + 1) : 0;
  const reception = random.chance(0.9) ? random.whole(1, Math.round(size / 60) + 1) : 0;
  const budgeted = (cents: number): number => Math.round(cents * (1 + random.next() / 2));
  const vehicleBudget = budgeted(vehicle);
  const receptionBudget = budgeted(reception);
  const items: [string, string, number, number][] = [
    ['three_public.total', '“三公”经费', vehicle + reception, vehicleBudget + receptionBudget],
    ['three_public.overseas', '因公出国（境）费', 0, 0],
    ['three_public.vehicle', '公务用车购置及运行维护费', vehicle, vehicleBudget],
    ['three_public.vehicle_operation', '公务用车运行维护费', vehicle, vehicleBudget],
    ['three_public.reception', '公务接待费', reception, receptionBudget],
  ];
  for (const [concept, label, cents, budget] of items) {
    ledger.state(concept, label, cents);
    ledger.state(concept, label, budget, { measure: 'initial_budget', form: 'prose' });
    if (budget > 0) {
      const completion = Math.round((cents / budget) * 10_000);
      ledger.state(concept, label, completion, { measure: 'completion_pct', unit: '%', form: 'prose' });
    }
  }
  const count = (concept: string, label: string, number: number, unit: string): void =>
    void ledger.state(concept, label, number * 100, {
      measure: 'count',
      unit,
      decimals: 0,
      printed: String(number),
      form: 'prose',
    });
  count('three_public.vehicles_held', '公务用车保有量', vehicle > 0 ? random.whole(1, 6) : 0, 'vehicle');
  const batches = reception > 0 ? random.whole(1, 90) : 0;
  count('three_public.reception_batches', '国内公务接待批次', batches, 'group');
  count('three_public.reception_visitors', '国内公务接待人次', batches * random.whole(3, 12), 'visit');
}
