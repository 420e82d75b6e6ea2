/** Made-up bodies, spread over the provinces. Every name says that it is a sample and no real body. */
import type { Entity } from '#model/tables.ts';
import { pinyinOf } from '#ingest/identity/pinyin.ts';
import { randomFor } from '#tools/random.ts';

/** Names of the provinces and the first two digits of their division codes (GB/T 2260). */
const PROVINCES: readonly (readonly [code: string, zh: string, en: string])[] = [
  ['11', '北京市', 'Beijing'],
  ['12', '天津市', 'Tianjin'],
  ['13', '河北省', 'Hebei'],
  ['14', '山西省', 'Shanxi'],
  ['15', '内蒙古自治区', 'Inner Mongolia'],
  ['21', '辽宁省', 'Liaoning'],
  ['22', '吉林省', 'Jilin'],
  ['23', '黑龙江省', 'Heilongjiang'],
  ['31', '上海市', 'Shanghai'],
  ['32', '江苏省', 'Jiangsu'],
  ['33', '浙江省', 'Zhejiang'],
  ['34', '安徽省', 'Anhui'],
  ['35', '福建省', 'Fujian'],
  ['36', '江西省', 'Jiangxi'],
  ['37', '山东省', 'Shandong'],
  ['41', '河南省', 'Henan'],
  ['42', '湖北省', 'Hubei'],
  ['43', '湖南省', 'Hunan'],
  ['44', '广东省', 'Guangdong'],
  ['45', '广西壮族自治区', 'Guangxi'],
  ['46', '海南省', 'Hainan'],
  ['50', '重庆市', 'Chongqing'],
  ['51', '四川省', 'Sichuan'],
  ['52', '贵州省', 'Guizhou'],
  ['53', '云南省', 'Yunnan'],
  ['54', '西藏自治区', 'Tibet'],
  ['61', '陕西省', 'Shaanxi'],
  ['62', '甘肃省', 'Gansu'],
  ['63', '青海省', 'Qinghai'],
  ['64', '宁夏回族自治区', 'Ningxia'],
  ['65', '新疆维吾尔自治区', 'Xinjiang'],
];

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
