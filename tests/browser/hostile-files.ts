/** Files of every kind with markup wherever a stranger may put it. */
import { makeDisclosure } from '#tools/disclosures/index.ts';
import { asDocx, asWorkbook } from '#tools/disclosures/office-files.ts';
import { asHtml, asText } from '#tools/disclosures/text-files.ts';

/** What would run, ask, or lead away, were it taken for markup or an address. */
export const MARKUP =
  '<img src=x onerror="ran=1"><svg onload="ran=1"><script>ran=1</script><a href="javascript:ran=1">x</a>' +
  '<iframe src="http://127.0.0.1:1/"></iframe><meta http-equiv=refresh content="0;url=http://127.0.0.1:1/">';
/** Whose accounts they are. */
export const BODY = '安仁县财政局';

/** One file of each kind, by a name that is markup, too. */
export async function hostileFiles(): Promise<{ readonly name: string; readonly buffer: Buffer }[]> {
  const { blocks } = makeDisclosure({ seed: 7, body: BODY, year: 2023 });
  const hostile = blocks.map((block) =>
    block.kind === 'text'
      ? { ...block, text: block.text.replaceAll(BODY, `${BODY}${MARKUP}`) }
      : {
          ...block,
          rows: block.rows.map((row) =>
            row.map((cell, at) => (at === 0 ? { ...cell, text: cell.text + MARKUP } : cell)),
          ),
        },
  );
  const files = [
    { suffix: 'txt', bytes: new TextEncoder().encode(asText(hostile)) },
    {
      suffix: 'html',
      bytes: new TextEncoder().encode(asHtml(hostile).replace('<body', `<body onload="ran=1"`) + MARKUP),
    },
    { suffix: 'docx', bytes: await asDocx(hostile) },
    { suffix: 'xlsx', bytes: asWorkbook(hostile) },
    { suffix: 'zip', bytes: new TextEncoder().encode(MARKUP) },
    { suffix: 'parquet', bytes: new TextEncoder().encode(`PAR1${MARKUP}PAR1`) },
    {
      suffix: 'txt',
      bytes: new TextEncoder().encode('=HYPERLINK("http://127.0.0.1:1/","x")'.repeat(250_000)),
    },
  ];
  return files.map(({ suffix, bytes }, at) => ({
    name: `<img src=x onerror="ran=1">${at}.${suffix}`,
    buffer: Buffer.from(bytes),
  }));
}
