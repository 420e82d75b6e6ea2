/** A body that the data does not list yet: its row, from its name and the division it belongs to. */
import type { RegisteredEntity } from './disclosure.ts';
import type { Division } from './division.ts';

/** What a body's row follows from. */
export interface BodyName {
  /** In full, as printed. */
  readonly name: string;
  /** Null where it is not known. */
  readonly division: Division | null;
  /** `bureau` or `service_centre`; from the name where it is not given. */
  readonly kind?: string;
}

/** The row of a body. The same name and division give the same row on every machine. */
export function composeEntity({ name, division, kind = 'bureau' }: BodyName): RegisteredEntity {
  return {
    entity_id: `${division?.code ?? '000000'}-${hashOf(name)}`,
    name_zh: name,
    name_en: name,
    short_zh: name,
    short_en: name,
    division_code: division?.code ?? '000000',
    province_zh: division?.province_zh ?? '未知',
    province_en: division?.province_en ?? 'Unknown',
    prefecture_zh: division?.prefecture_zh ?? null,
    prefecture_en: division?.prefecture_en ?? null,
    level: division?.level ?? 'county',
    kind,
  };
}

function hashOf(text: string): string {
  let hash = 0;
  for (const char of text) hash = (Math.imul(hash, 31) + char.codePointAt(0)!) >>> 0;
  return hash.toString(36);
}
