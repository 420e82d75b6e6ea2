/** Made-up bodies, spread over the provinces. Every name says that it is a sample and no real body. */
import { readFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';
import type { Entity } from '#model/tables.ts';
import { pinyinOf } from '#ingest/identity/pinyin.ts';
import { randomFor } from '#tools/random.ts';

/** The provinces: the first two digits of their division codes (GB/T 2260), and their names. */
const PROVINCES = csvParse(
  readFileSync(new URL('../../data/classification/divisions.csv', import.meta.url), 'utf8'),
)
  .filter(({ code }) => code!.endsWith('0000'))
  .map(({ code, name_zh, name_en }) => [code!.slice(0, 2), name_zh!, name_en!] as const);

/** A made-up body with what its figures are drawn from. */
export interface SyntheticBody {
  readonly entity: Entity;
  /** Expenditure of an ordinary item, in hundredths of 万元. */
  readonly size: number;
}

/** The bodies of one province, or of all, in order of their ids. */
export interface SyntheticProvince {
  readonly province: string;
  readonly bodies: readonly SyntheticBody[];
}

/** So many bodies, shared out evenly over the provinces. */
export function makeProvinces(seed: number, bodies: number): SyntheticProvince[] {
  return PROVINCES.map(([code, zh, en], at) => {
    const count =
      Math.floor(((at + 1) * bodies) / PROVINCES.length) - Math.floor((at * bodies) / PROVINCES.length);
    return {
      province: en,
      bodies: Array.from({ length: count }, (_, index) => makeBody(seed, code, zh, en, index + 1)),
    };
  }).filter(({ bodies: made }) => made.length > 0);
}

function makeBody(seed: number, code: string, zh: string, en: string, number: number): SyntheticBody {
  const serial = String(number).padStart(4, '0');
  const entity_id = `synthetic-${code}-${serial}`;
  const random = randomFor(seed, entity_id);
  const level = number === 1 ? 'province' : number <= 12 ? 'prefecture' : 'county';
  const isCentre = random.chance(0.08);
  const names = {
    name_zh: `合成样本 ${zh} ${serial} ${isCentre ? '人力资源服务中心' : '人力资源和社会保障局'}`,
    short_zh: `样本 ${zh} ${serial}`,
  };
  return {
    entity: {
      entity_id,
      ...names,
      name_en: `Synthetic sample ${en} ${serial}, ${isCentre ? 'human resources service centre' : 'human resources and social security bureau'}`,
      short_en: `Sample ${en} ${serial}`,
      division_code: `${code}${serial}`,
      province_zh: zh,
      province_en: en,
      prefecture_zh: null,
      prefecture_en: null,
      level,
      kind: isCentre ? 'service_centre' : 'bureau',
      pinyin: pinyinOf(names),
    },
    size: Math.round((level === 'county' ? 9_000 : 40_000) * random.skewed(0.6)),
  };
}
