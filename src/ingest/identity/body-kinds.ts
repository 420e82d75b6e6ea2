/** Kinds of public bodies: how their names end, their English names, and the abbreviations in use. */

/** A kind of body. */
export interface BodyKind {
  /** The name without its place: 财政局. */
  readonly name_zh: string;
  readonly name_en: string;
  /** Abbreviations that stand for the same body: 人社局. */
  readonly short_zh: readonly string[];
}

/** Reads a table of kinds: name | English | abbreviations in use, which no English word stands among. */
const kinds = (table: string): BodyKind[] =>
  table
    .trim()
    .split('\n')
    .map((row) => {
      const [name_zh = '', name_en = '', short = ''] = row.trim().split(' | ');
      return { name_zh, name_en, short_zh: short === '' ? [] : short.split(' ') };
    });

/** Parts of name and title from which the kinds of bureaus are made: each exists as 局 and, in a province, as 厅. */
const BUREAUS = kinds(`
  财政 | Finance
  人力资源和社会保障 | Human Resources and Social Security | 人社 人力资源社会保障
  民政 | Civil Affairs
  教育 | Education
  卫生健康 | Health | 卫健
  司法 | Justice
  审计 | Audit
  统计 | Statistics
  公安 | Public Security
  自然资源 | Natural Resources
  自然资源和规划 | Natural Resources and Planning | 自规 资规
  规划和自然资源 | Planning and Natural Resources | 规资
  生态环境 | Ecology and Environment
  住房和城乡建设 | Housing and Urban-Rural Development | 住建 住房城乡建设
  交通运输 | Transport | 交通
  水利 | Water Resources
  水务 | Water Affairs
  农业农村 | Agriculture and Rural Affairs | 农农
  商务 | Commerce
  文化和旅游 | Culture and Tourism | 文旅
  文化广电和旅游 | Culture, Radio, Television and Tourism | 文广旅
  文化体育和旅游 | Culture, Sports and Tourism | 文体旅
  文化广播电视和旅游 | Culture, Radio, Television and Tourism
  退役军人事务 | Veterans Affairs | 退役军人
  应急管理 | Emergency Management | 应急
  市场监督管理 | Market Regulation | 市监 市场监管
  医疗保障 | Healthcare Security | 医保
  乡村振兴 | Rural Revitalisation
  林业 | Forestry
  林业和草原 | Forestry and Grassland | 林草
  体育 | Sports
  信访 | Public Complaints and Proposals
  发展和改革 | Development and Reform | 发改 发展改革
  经济和信息化 | Economy and Information Technology | 经信
  工业和信息化 | Industry and Information Technology | 工信
  科学技术 | Science and Technology | 科技
  民族宗教事务 | Ethnic and Religious Affairs | 民宗
  城市管理 | Urban Management | 城管
  城市管理和综合执法 | Urban Management and Law Enforcement
  综合行政执法 | Administrative Law Enforcement
  行政审批 | Administrative Approval
  行政审批服务 | Administrative Approval Services
  政务服务管理 | Government Services Administration
  数据 | Data
  大数据管理 | Big Data Administration
  地方金融监督管理 | Local Financial Supervision
  机关事务管理 | Government Offices Administration
  医疗保险管理 | Medical Insurance Administration
  就业服务管理 | Employment Services Administration
  社会保险事业管理 | Social Insurance Administration
  园林绿化 | Landscaping
  园林 | Parks
  粮食和物资储备 | Grain and Material Reserves
  气象 | Meteorology
  投资促进 | Investment Promotion
  经济合作 | Economic Cooperation
  档案 | Archives
  住房保障和房屋管理 | Housing Security and Administration
  房屋管理 | Housing Administration
  绿化和市容管理 | Landscaping and City Appearance
  建设和管理 | Construction and Administration
  畜牧 | Animal Husbandry
  海洋 | Ocean
  文物 | Cultural Heritage
  广播电视 | Radio and Television | 广电
  税务 | Taxation
`);

const OTHERS = kinds(`
  人民政府 | People's Government
  人民政府办公室 | General Office of the People's Government | 政府办公室 政府办
  人民政府办公厅 | General Office of the People's Government
  街道办事处 | Subdistrict Office
  人民法院 | People's Court
  中级人民法院 | Intermediate People's Court
  高级人民法院 | High People's Court
  人民检察院 | People's Procuratorate
  人民代表大会常务委员会 | Standing Committee of the People's Congress | 人大常委会
  人民代表大会常务委员会办公室 | Office of the Standing Committee of the People's Congress | 人大常委会办公室 人大办
  国有资产监督管理委员会 | State-owned Assets Supervision and Administration Commission | 国资委
  总工会 | Federation of Trade Unions
  妇女联合会 | Women's Federation | 妇联
  残疾人联合会 | Disabled Persons' Federation | 残联
  工商业联合会 | Federation of Industry and Commerce | 工商联
  文学艺术界联合会 | Federation of Literary and Art Circles | 文联
  科学技术协会 | Association for Science and Technology | 科协
  归国华侨联合会 | Federation of Returned Overseas Chinese | 侨联
  社会科学界联合会 | Federation of Social Sciences | 社科联
  红十字会 | Red Cross Society
  供销合作社联合社 | Supply and Marketing Cooperatives Federation | 供销社 供销合作社
  中共纪律检查委员会 | Party Commission for Discipline Inspection | 纪委 纪委监委 纪律检查委员会
  中共委员会 | Party Committee
  中共委员会办公室 | General Office of the Party Committee
  中共委员会组织部 | Organisation Department of the Party Committee
  中共委员会宣传部 | Publicity Department of the Party Committee
  中共委员会统一战线工作部 | United Front Work Department of the Party Committee | 中共委员会统战部
  中共委员会社会工作部 | Social Work Department of the Party Committee
  中共委员会政法委员会 | Political and Legal Affairs Commission of the Party Committee | 中共委员会政法委
  中共委员会机构编制委员会办公室 | Office of the Institutional Staffing Commission | 中共委员会编办
  中共委员会党校 | Party School
  共青团委员会 | Communist Youth League Committee | 团委
  政协委员会 | People's Political Consultative Conference
  政协委员会办公室 | Office of the People's Political Consultative Conference | 政协办公室 政协办
  机构编制委员会办公室 | Office of the Institutional Staffing Commission | 委编办
  人力资源服务中心 | Human Resources Service Centre
  机关事务服务中心 | Government Offices Service Centre
  公共就业服务中心 | Public Employment Service Centre
  就业服务中心 | Employment Service Centre
  社会保险事业中心 | Social Insurance Centre | 社保中心
  疾病预防控制中心 | Centre for Disease Control and Prevention | 疾控中心
  公共资源交易中心 | Public Resources Trading Centre
  融媒体中心 | Integrated Media Centre
  住房公积金管理中心 | Housing Provident Fund Centre
  人民医院 | People's Hospital
  中医院 | Hospital of Traditional Chinese Medicine | 中医医院
  妇幼保健院 | Maternal and Child Health Hospital
  图书馆 | Library
  博物馆 | Museum
  文化馆 | Cultural Centre
  档案馆 | Archives
`);

/** Every kind, the longest name first, so that the first that fits is the closest. */
export const BODY_KINDS: readonly BodyKind[] = [
  ...BUREAUS.flatMap(({ name_zh, name_en, short_zh }) => {
    const titled = (title: string) => (/Administration$/.test(name_en) ? name_en : `${name_en} ${title}`);
    const shortened = (ending: string) => short_zh.map((short) => `${short}${ending}`);
    return [
      { name_zh: `${name_zh}局`, name_en: titled('Bureau'), short_zh: shortened('局') },
      { name_zh: `${name_zh}厅`, name_en: titled('Department'), short_zh: shortened('厅') },
      { name_zh: `${name_zh}委员会`, name_en: titled('Commission'), short_zh: shortened('委') },
    ];
  }),
  ...OTHERS,
].toSorted((a, b) => b.name_zh.length - a.name_zh.length);

/** How the rest of a name reads in English, where its kind as a whole is not known. */
export const GENERIC_ENDINGS: readonly (readonly [ending: string, name_en: string])[] = kinds(`
  街道办事处 | Subdistrict Office
  镇人民政府 | Town People's Government
  乡人民政府 | Township People's Government
  街道 | Subdistrict
  镇 | Town
  乡 | Township
  管理委员会 | Administrative Committee
  委员会 | Committee
  办公室 | Office
  服务中心 | Service Centre
  中心 | Centre
  卫生院 | Health Centre
  医院 | Hospital
  幼儿园 | Kindergarten
  小学 | Primary School
  中学 | Secondary School
  党校 | Party School
  学校 | School
  大学 | University
  学院 | College
  科学院 | Academy of Sciences
  研究院 | Institute
  研究所 | Institute
  管理局 | Administration
  服务局 | Service Bureau
  局 | Bureau
  厅 | Department
  馆 | Hall
  站 | Station
  所 | Office
  队 | Team
  会 | Association
  院 | Institute
  处 | Office
  部 | Department
`).map(({ name_zh, name_en }) => [name_zh, name_en]);

/**
 * Public institutions (事业单位) by the ends of their names; courts, procuratorates and bureaus are none, but for those that
 * run social insurance and employment services.
 */
const INSTITUTION =
  /(?:(?:保险|就业|人才)(?:事业|服务|管理|基金)*局|(?:服务|保障|社保|介绍|救助|安置|保险|经办|就业)所|(?:监察|执法|监督|稽查|勘察|测绘|地质)(?:总|支|大|中)?队|中心|学校|党校|中学|小学|大学|附中|附小|幼儿园|[^法察]院|馆|站|研究所|管理所|事务所|监测所|检验所|检测所|监督所|收费所|看护所|防治所|台|报社|杂志社|林场|农场|牧场|(?:园林|管理|保险|征缴|经办|服务|事务|保障)处|人才市场|公园|植物园|动物园|基地|团|水库)$/;

/** Whether a name is that of a public institution rather than of an administrative body. */
export function isInstitution(name: string): boolean {
  return INSTITUTION.test(name);
}
