/** Puts the PDF library's character maps beside the page: fonts that a PDF names and does not bring are read with them. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** The folder, under the names the library asks for. */
const FOLDER = 'cmaps';
const MAP = /^\/cmaps\/([\w-]+\.bcmap)$/;

/** The Vite plugin: files of the build, or answers of the development server. Each map is fetched when a font needs it. */
export function characterMapsPlugin(): Plugin {
  const library = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const source = join(library, 'cmaps');
  return {
    name: 'juesuan-character-maps',
    generateBundle() {
      for (const name of readdirSync(source).filter((file) => file.endsWith('.bcmap'))) {
        this.emitFile({
          type: 'asset',
          fileName: `${FOLDER}/${name}`,
          source: readFileSync(join(source, name)),
        });
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const name = MAP.exec(request.url ?? '')?.[1];
        if (name === undefined) next();
        else response.end(readFileSync(join(source, name)));
      });
    },
  };
}
