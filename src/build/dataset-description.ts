/** What search engines for data sets read in the page's head: the published data, in the words of schema.org. */
import { RELEASE_FOLDER, type Manifest } from '#warehouse/published/manifest.ts';
import { LICENCE, TITLE } from './release.ts';

/** JSON-LD of a `Dataset`. Addresses are relative to the page: where it stands is not known when it is built. */
export function datasetDescription({ built_from, parts, release }: Manifest): object {
  const years = parts.map(({ year }) => year);
  return {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    name: TITLE,
    alternateName: '决算对照：人力资源和社会保障部门决算数据',
    description:
      'Every figure of the published final accounts (部门决算) of human-resources and social-security departments in China, with the line of the document it was read from, performance self-assessments, and what does not tie out.',
    version: built_from,
    license: LICENCE.path,
    isAccessibleForFree: true,
    inLanguage: ['zh-Hans', 'en'],
    keywords: ['final accounts', '部门决算', '人力资源和社会保障', 'public finance', 'China'],
    spatialCoverage: { '@type': 'Country', name: 'China' },
    ...(years.length > 0 && { temporalCoverage: `${Math.min(...years)}/${Math.max(...years)}` }),
    ...(release && {
      distribution: [
        { '@type': 'DataDownload', encodingFormat: 'application/zip', contentUrl: `./data/${release.path}` },
        {
          '@type': 'DataDownload',
          encodingFormat: 'application/json',
          contentUrl: `./data/${RELEASE_FOLDER}/datapackage.json`,
        },
      ],
    }),
  };
}
