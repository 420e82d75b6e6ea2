/**
 * What the build adds to the page: a Content-Security-Policy, preloads of what the first picture needs, what the data are
 * for search engines, the engine compressed beside the raw file, and what the PDF library fetches when a file needs it.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { HtmlTagDescriptor, Plugin, ResolvedConfig, Rollup } from 'vite';
import { EARLY_FILES } from '#warehouse/published/early.ts';
import { MANIFEST_FILE, type Manifest } from '#warehouse/published/manifest.ts';
import { datasetDescription } from './dataset-description.ts';

/** The page talks to its own origin and to nobody else; nothing but its own files runs in it. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Questions the default view asks before anything is drawn. */
const FIRST_QUESTIONS = ['departments', 'department_years', 'spending_by_function'];

/** Modules that are imported only once the page runs and that the default view needs; without a hint each is a round trip of its own. */
const FIRST_MODULES: readonly RegExp[] = [
  /\/app\/main\.ts$/,
  /\/app\/views\/.*SpendingView\.svelte$/,
  /\/app\/charts\/draw-rows\.ts$/,
];

/** The Vite plugin of the page itself. Works on builds only: in development the page is served without a policy. */
export function pagePlugin(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'juesuan-page',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    buildStart() {
      const manifest = join(config.publicDir, 'data', MANIFEST_FILE);
      if (!existsSync(manifest)) {
        this.error('There is no data to build the app with. Run `npm run data` first, or `npm run build`.');
      }
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
          injectTo: 'head-prepend',
        },
        earlyData(manifestOf(config)),
        description(manifestOf(config)),
        ...preloadModules(bundle ?? {}),
      ],
    },
    writeBundle({ dir }, bundle) {
      for (const file of Object.keys(bundle)) {
        if (!/duckdb.*\.wasm$/.test(file)) continue;
        const path = join(dir ?? config.build.outDir, file);
        // Many hosts refuse files above 25 MB: the loader takes this one first.
        writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
      }
    },
  };
}

const manifestOf = ({ publicDir }: ResolvedConfig): Manifest =>
  JSON.parse(readFileSync(join(publicDir, 'data', MANIFEST_FILE), 'utf8')) as Manifest;

function description(manifest: Manifest): HtmlTagDescriptor {
  // Within a script a "<" could end it.
  const children = JSON.stringify(datasetDescription(manifest)).replaceAll('<', '\\u003c');
  return { tag: 'script', attrs: { type: 'application/ld+json' }, children, injectTo: 'head' };
}

function earlyData(manifest: Manifest): HtmlTagDescriptor {
  const first = FIRST_QUESTIONS.flatMap((question) => {
    const entry = manifest.snapshots.find(
      (snapshot) => snapshot.question === question && (snapshot.params['parent'] ?? '') === '',
    );
    // The address must be the one the app will ask for, hash included, or the file is fetched twice.
    return entry ? [`${entry.path}?${entry.sha256.slice(0, 12)}`] : [];
  });
  const addresses = [MANIFEST_FILE, ...first].map((path) => `./data/${path}`);
  return { tag: 'meta', attrs: { name: EARLY_FILES, content: addresses.join(' ') }, injectTo: 'head' };
}

function preloadModules(bundle: Rollup.OutputBundle): HtmlTagDescriptor[] {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const entry = chunks.filter((chunk) => chunk.isEntry).map((chunk) => chunk.fileName);
  const first = chunks.filter((chunk) =>
    chunk.moduleIds.some((id) => FIRST_MODULES.some((pattern) => pattern.test(id.split('?')[0]!))),
  );
  const already = importClosure(bundle, entry);
  const needed = [
    ...importClosure(
      bundle,
      first.map((chunk) => chunk.fileName),
    ),
  ].filter((file) => !already.has(file));
  const styles = needed.flatMap((file) => {
    const output = bundle[file];
    return output?.type === 'chunk' ? [...(output.viteMetadata?.importedCss ?? [])] : [];
  });
  return [
    ...needed.map((file) => headLink({ rel: 'modulepreload', crossorigin: true, href: `./${file}` })),
    ...[...new Set(styles)].map((file) =>
      headLink({ rel: 'preload', as: 'style', crossorigin: true, href: `./${file}` }),
    ),
  ];
}

/** The chunks and everything they import statically, in order of import. */
function importClosure(bundle: Rollup.OutputBundle, files: readonly string[]): Set<string> {
  const found = new Set<string>();
  const open = [...files];
  for (let file = open.shift(); file !== undefined; file = open.shift()) {
    const output = bundle[file];
    if (found.has(file) || output?.type !== 'chunk') continue;
    found.add(file);
    open.push(...output.imports);
  }
  return found;
}

function headLink(attrs: Record<string, string | boolean>): HtmlTagDescriptor {
  return { tag: 'link', attrs, injectTo: 'head' };
}

/** Folders of the library, under the names it asks for: character maps, and decoders of pictures of rare kinds. */
const FOLDERS = { cmaps: /^[\w-]+\.bcmap$/, wasm: /^(?:jbig2|openjpeg)\.wasm$/ };
const FOLDER_ADDRESS = /^\/(cmaps|wasm)\/([\w.-]+)$/;

/**
 * The Vite plugin that puts the PDF library's character maps beside the page, by which fonts are read that a PDF names and
 * does not bring, and its decoders of pictures. Files of the build, or answers of the development server; each is fetched
 * when a file needs it.
 */
export function pdfLibraryPlugin(): Plugin {
  const library = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return {
    name: 'juesuan-pdf-library',
    generateBundle() {
      for (const [folder, names] of Object.entries(FOLDERS)) {
        for (const name of readdirSync(join(library, folder)).filter((file) => names.test(file))) {
          const source = readFileSync(join(library, folder, name));
          this.emitFile({ type: 'asset', fileName: `${folder}/${name}`, source });
        }
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const [, folder, name] = FOLDER_ADDRESS.exec(request.url ?? '') ?? [];
        if (folder === undefined || !FOLDERS[folder as keyof typeof FOLDERS].test(name!)) next();
        else response.end(readFileSync(join(library, folder, name!)));
      });
    },
  };
}
