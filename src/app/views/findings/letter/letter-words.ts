/**
 * The fixed wording of a letter of inquiry, by the capacity it is written in: an office that supervises, a citizen who
 * applies for information, the press. The letter has a language of its own, whatever that of the page.
 */
import { spaceHan } from '#app/locale/grammar.ts';
import { messages } from '#app/locale/language.svelte.ts';

/** In which capacity a letter is written. */
export const CAPACITIES = ['office', 'citizen', 'press'] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** What a capacity's wording speaks of. */
interface Spoken {
  /** The body's name. */
  readonly body: string;
  readonly year: number;
  /** Title of the document. */
  readonly title: string;
  /** How many matters the letter has. */
  readonly matters: number;
}

/** What a letter says in one capacity. */
interface CapacityWords {
  readonly name: string;
  readonly heading: (spoken: Spoken) => string;
  readonly intro: (spoken: Spoken) => readonly string[];
  /** The law it rests on, a sentence each; none for the press. */
  readonly basis: readonly string[];
  readonly request: string;
  /** By when an answer is asked for; `day` is '' where the sender has named none. */
  readonly deadline: (day: string) => string;
  readonly closing: string;
  readonly sender: string;
}

/** The fixed wording in a language. */
export const letterWords = messages({
  zh: {
    /** Spaces are for 汉字. */
    set: spaceHan,
    to: (name: string) => `${name}：`,
    day: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'UTC' }),
    number: '文号',
    date: '日期',
    contact: '联系方式',
    copies: '抄送',
    /** Stands at the head of the file, for whoever sends it. */
    check: '〔发出前请对照现行有效的法律文本核对所引条款，并删去本行。〕',
    method:
      '核对的是文件自身各数之间的勾稽关系；四舍五入能够解释的差额没有列入。所列原因只是可能，不是结论。',
    parts: { error: '公开数字互相矛盾的事项', warning: '需要说明口径的事项', notice: '一并提示的事项' },
    partNumber: (at: number) => `${['一', '二', '三'][at] ?? at + 1}、`,
    also: (subjects: string) => `同样的数字另见${subjects}。`,
    alike: (count: number, subjects: string) => `另有 ${count} 处同类情形：${subjects}。`,
    andMore: (names: string, count: number) => `${names}等 ${count} 处`,
    rest: (count: number) => `另有 ${count} 个事项，载于附件。`,
    seeAnnex: '各事项涉及的数字、所在位置和算式见附件，编号相同。',
    annex: '附件：各事项的依据',
    annexNote: (lines: number) =>
      `“第几行”指所读文本的行（全文共 ${lines} 行）。末栏粗体的文字可在公开文本中直接搜索。`,
    evidence: { item: '项目', printed: '公开数', place: '所在位置', phrase: '原文（粗体可搜索）' },
    line: (line: number) => `第 ${line} 行`,
    stated: (label: string) => `${label}（载明）`,
    arithmetic: '算式',
    apart: (difference: string) => `与公开数相差 ${difference}`,
    explained: (amount: string) => `四舍五入最多能解释 ${amount}`,
    causes: '可能的原因',
    answer: '答复',
    search: '查找',
    none: '没有需要询问的事项。',
    file: (name: string, year: number, ending: string) => `询问函-${name}-${year}.${ending}`,
    as: {
      office: {
        name: '监督单位函询',
        heading: ({ body, year }) => `关于请核实${body}${year} 年度部门决算公开数据的函`,
        intro: ({ title, year, matters }) => [
          `我单位阅读了贵单位公开的《${title}》（${year} 年度），核对了其中的数字。下列 ${matters} 个事项，公开的数字互不一致，或需要说明口径，现予函询。`,
        ],
        basis: [
          '《中华人民共和国预算法》第十四条规定，部门决算应当在财政部门批复后二十日内向社会公开，并说明机关运行经费等重要事项。',
        ],
        request: '请逐项说明口径；如有误，请更正并公告。',
        deadline: (day) => (day === '' ? '请书面答复。' : `请于 ${day}前书面答复。`),
        closing: '特此函询。',
        sender: '函询单位',
      },
      citizen: {
        name: '依申请公开',
        heading: ({ body, year }) => `政府信息公开申请：${body}${year} 年度部门决算有关数字的口径`,
        intro: ({ title, year, matters }) => [
          `申请人阅读了贵单位公开的《${title}》（${year} 年度）。下列 ${matters} 个事项，公开的数字互不一致，或没有载明口径。现申请公开这些数字的口径、计算依据，以及相关的更正公告（如有）。`,
        ],
        basis: [
          '《中华人民共和国政府信息公开条例》第二十条规定，财政预算、决算信息应当主动公开；第二十七条规定，公民、法人或者其他组织可以申请获取政府信息。',
          '同条例第三十三条规定，不能当场答复的，应当自收到申请之日起 20 个工作日内答复；需要延长的，延长不得超过 20 个工作日。',
        ],
        request: '请说明口径；如有误，请更正并公告。',
        deadline: (day) =>
          day === ''
            ? '请在收到申请之日起 20 个工作日内答复。'
            : `请依法定期限答复，并请于 ${day}前告知办理情况。`,
        closing: '谢谢。',
        sender: '申请人',
      },
      press: {
        name: '媒体采访',
        heading: ({ body, year }) => `采访函：${body}${year} 年度部门决算中的若干数字`,
        intro: ({ title, year, matters }) => [
          `我们阅读了贵单位公开的《${title}》（${year} 年度）。下列 ${matters} 个事项，我们看到的数字互不一致，或不清楚口径。为求准确，请贵单位核实说明；贵单位的说明将如实采用。`,
        ],
        basis: [],
        request: '请说明口径；如有误，请更正并公告。',
        deadline: (day) => (day === '' ? '盼复。' : `盼于 ${day}前得到答复。`),
        closing: '谢谢。',
        sender: '采访单位',
      },
    } satisfies Record<Capacity, CapacityWords> as Record<Capacity, CapacityWords>,
  },
  en: {
    set: (text) => text,
    to: (name) => `To: ${name}`,
    day: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
    number: 'Reference',
    date: 'Date',
    contact: 'Contact',
    copies: 'Copies to',
    check: '[Before sending, check the provisions cited against the text in force, and delete this line.]',
    method:
      'What was checked is how the figures of the document tie out with one another; differences that rounding explains are not listed. Causes that are named are possibilities, not conclusions.',
    parts: {
      error: 'Published figures that contradict each other',
      warning: 'Figures whose basis needs explaining',
      notice: 'Further points for your attention',
    },
    partNumber: (at) => `${['I', 'II', 'III'][at] ?? at + 1}. `,
    also: (subjects) => `The same figures stand for ${subjects}.`,
    alike: (count, subjects) => `${count} more of the same kind: ${subjects}.`,
    andMore: (names, count) => `${names} and others, ${count} in all`,
    rest: (count) => `${count} more ${count === 1 ? 'matter is' : 'matters are'} set out in the annex.`,
    seeAnnex:
      'The figures of each matter, their places and the arithmetic are in the annex, under the same number.',
    annex: 'Annex: what each matter rests on',
    annexNote: (lines) =>
      `Lines are those of the text that was read (${lines} in all). The words in bold can be searched for in the published text.`,
    evidence: {
      item: 'Item',
      printed: 'Published',
      place: 'Place',
      phrase: 'Original (search for the bold words)',
    },
    line: (line) => `line ${line}`,
    stated: (label) => `${label} (as stated)`,
    arithmetic: 'Arithmetic',
    apart: (difference) => `${difference} from the published figure`,
    explained: (amount) => `rounding explains at most ${amount}`,
    causes: 'What may explain it',
    answer: 'Answer',
    search: 'search for',
    none: 'There is nothing to ask about.',
    file: (name, year, ending) => `letter-of-inquiry-${name}-${year}.${ending}`,
    as: {
      office: {
        name: 'Supervising office',
        heading: ({ body, year }) => `Letter of inquiry: figures in the ${year} final accounts of ${body}`,
        intro: ({ title, year, matters }) => [
          `We have read 《${title}》 (fiscal year ${year}), which you published, and checked its figures. In the ${matters === 1 ? 'matter' : `${matters} matters`} below, published figures do not agree or their basis is not clear.`,
        ],
        basis: [
          'Budget Law of the People’s Republic of China, Article 14: departments publish their final accounts within twenty days of the finance department’s reply, and explain important matters such as agency operating costs.',
        ],
        request:
          'Please explain the basis of each; where a figure is wrong, please correct it and publish the correction.',
        deadline: (day) => (day === '' ? 'Please answer in writing.' : `Please answer in writing by ${day}.`),
        closing: 'Thank you for your attention.',
        sender: 'Inquiring office',
      },
      citizen: {
        name: 'Citizen, on application',
        heading: ({ body, year }) =>
          `Application for government information: basis of figures in the ${year} final accounts of ${body}`,
        intro: ({ title, year, matters }) => [
          `I have read 《${title}》 (fiscal year ${year}), which you published. In the ${matters === 1 ? 'matter' : `${matters} matters`} below, published figures do not agree or their basis is not stated. I apply for the basis of these figures, how they were computed, and any notice that corrects them.`,
        ],
        basis: [
          'Regulations of the People’s Republic of China on the Disclosure of Government Information: under Article 20 fiscal budgets and final accounts are published unasked; under Article 27 citizens, legal persons and other organisations may apply for government information.',
          'Under Article 33 of the same, where an answer cannot be given at once, it is given within 20 working days of receipt, which may be extended by at most 20 working days.',
        ],
        request:
          'Please explain the basis; where a figure is wrong, please correct it and publish the correction.',
        deadline: (day) =>
          day === ''
            ? 'Please answer within 20 working days of receipt.'
            : `Please answer within the term of the law, and tell me by ${day} how the application stands.`,
        closing: 'Thank you.',
        sender: 'Applicant',
      },
      press: {
        name: 'Press',
        heading: ({ body, year }) => `Press inquiry: figures in the ${year} final accounts of ${body}`,
        intro: ({ title, year, matters }) => [
          `We have read 《${title}》 (fiscal year ${year}), which you published. In the ${matters === 1 ? 'matter' : `${matters} matters`} below, the figures we see do not agree, or we do not know their basis. We would like to report accurately; what you tell us will be reported as you say it.`,
        ],
        basis: [],
        request:
          'Please explain the basis; where a figure is wrong, please correct it and publish the correction.',
        deadline: (day) =>
          day === '' ? 'We look forward to your answer.' : `We would be grateful for an answer by ${day}.`,
        closing: 'Thank you.',
        sender: 'From',
      },
    },
  },
});

export type LetterWords = ReturnType<typeof letterWords>;
