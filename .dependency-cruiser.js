/**
 * Which file may import from which. Imports run downwards only, at once and when asked for, and no file leads back to
 * itself; types count, for who reads a file reads them.
 */

/** Each room of the house with the rooms it may not reach into. */
const FORBIDDEN = {
  'src/model': ['src/ingest', 'src/warehouse', 'src/audit', 'src/app', 'src/build', 'tools'],
  'src/ingest': ['src/warehouse', 'src/audit', 'src/app', 'src/build', 'tools'],
  'src/warehouse': ['src/ingest', 'src/audit', 'src/app', 'src/build', 'tools'],
  'src/audit': ['src/ingest', 'src/app', 'src/build', 'tools'],
  'src/app': ['src/build', 'tools'],
  'src/build': ['src/app', 'tools'],
  tools: ['src/app'],
  // What makes documents up shares no code with what reads them: a fault of one would hide in the other.
  'tools/disclosures': ['src/ingest', 'src/warehouse', 'src/audit', 'src/build'],
};

/** The rooms of the app from the ground up: a room reaches into those before it, never into those after it. */
const APP_ROOMS = [
  'locale',
  'source',
  'device',
  'session',
  'ui',
  'charts',
  'table',
  'views',
  'import',
  'shell',
];

/** Which views there are and what they ask: the build reads these files of the app and no others. */
const VIEWS = '^src/app/views/(index|view-record)[.]ts$';
const READ_BY_BUILD = [
  '^src/app/views/index[.]ts$',
  '^src/app/views/[^/]+/view[.]ts$',
  '^src/app/session/parameter[.]ts$',
];
const DATA_OF_VIEWS = [
  '^src/(model|warehouse)/',
  '^src/app/session/parameter[.]ts$',
  '^src/app/views/view-record[.]ts$',
  '^src/app/views/[^/]+/(view|limits)[.]ts$',
];

const mayNotReach = (folder, rooms) => ({
  name: `${folder} looks up`,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: { path: `^(${rooms.join('|')})/`, ...(folder === 'src/build' && { pathNot: VIEWS }) },
});

export default {
  forbidden: [
    ...Object.entries(FORBIDDEN).map(([folder, rooms]) => mayNotReach(folder, rooms)),
    ...APP_ROOMS.slice(0, -1).map((room, at) =>
      mayNotReach(
        `src/app/${room}`,
        APP_ROOMS.slice(at + 1).map((above) => `src/app/${above}`),
      ),
    ),
    {
      name: 'a view’s record needs more than data',
      comment: 'The build reads it: what it needs at once is data, other than types.',
      severity: 'error',
      from: { path: READ_BY_BUILD },
      to: { pathNot: DATA_OF_VIEWS, dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    { name: 'a file leads back to itself', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['svelte', 'import', 'default'], exportsFields: ['exports'] },
  },
};
