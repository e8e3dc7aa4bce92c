import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const ASSETS = join(import.meta.dirname, 'dist/assets');

/** Text assets are compressed once, at their best, beside the plain file. */
const precompress = (): Plugin => ({
  name: 'precompress',
  apply: 'build',
  closeBundle() {
    for (const name of readdirSync(ASSETS).filter((file) => /\.(css|js)$/.test(file))) {
      const body = readFileSync(join(ASSETS, name));
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
      writeFileSync(join(ASSETS, `${name}.br`), brotliCompressSync(body, quality));
      writeFileSync(join(ASSETS, `${name}.gz`), gzipSync(body, { level: 9 }));
    }
  },
});

export default defineConfig({
  base: '/kabupaten/',
  resolve: { conditions: ['@lapak/source', 'module', 'browser', 'production'] },
  plugins: [react(), precompress()],
  build: {
    target: 'chrome87',
    cssTarget: 'chrome87',
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What changes seldom keeps its name, and its place in the browser's cache, over many releases of the screens.
        codeSplitting: {
          groups: [
            { name: 'react', priority: 2, test: /node_modules[\\/](react|react-dom|react-router|scheduler)[\\/]/ },
            {
              name: 'data',
              priority: 1,
              test: /node_modules[\\/](@apollo|graphql|graphql-ws|@wry|optimism|rxjs)[\\/]/,
            },
            // What several screens stand on: one file instead of a dozen.
            {
              name: 'shared',
              test: /lucide-react|libs[\\/](kernel|ui|web)|staff[\\/]src[\\/](words[\\/]|[a-z-]+\.tsx?$)/,
            },
          ],
        },
      },
    },
  },
});
