import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const CLIENT = 'dist/client';
const ASSETS = join(import.meta.dirname, CLIENT, 'a');

/** Text assets are compressed once, at their best, beside the plain file. */
const precompress = (): Plugin => ({
  name: 'precompress',
  apply: (_config, { isSsrBuild }) => !isSsrBuild,
  closeBundle() {
    for (const name of readdirSync(ASSETS).filter((file) => /\.(css|js)$/.test(file))) {
      const body = readFileSync(join(ASSETS, name));
      writeFileSync(
        join(ASSETS, `${name}.br`),
        brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
      );
      writeFileSync(join(ASSETS, `${name}.gz`), gzipSync(body, { level: 9 }));
    }
  },
});

/** The addresses of the client build, which comes first. */
const assets = (): Record<'css' | 'js' | 'font', string> => {
  const files = existsSync(ASSETS) ? readdirSync(ASSETS) : [];
  const find = (end: string) => `/static/a/${files.find((file) => file.endsWith(end)) ?? `missing${end}`}`;
  return { css: find('.css'), js: find('.js'), font: find('.woff2') };
};

export default defineConfig(({ isSsrBuild }) => ({
  base: '/static/',
  resolve: { conditions: ['@lapak/source', 'module', 'browser', 'production'] },
  oxc: { jsx: { runtime: 'automatic' } },
  plugins: [precompress()],
  ...(isSsrBuild
    ? {
        ssr: { noExternal: true, resolve: { conditions: ['@lapak/source', 'module', 'node', 'production'] } },
        define: { __ASSETS__: JSON.stringify(assets()), 'process.env.NODE_ENV': '"production"' },
        build: { outDir: 'dist/server', target: 'node24', minify: false, emptyOutDir: true },
      }
    : {
        build: {
          outDir: CLIENT,
          assetsDir: 'a',
          target: 'chrome87',
          cssTarget: 'chrome87',
          modulePreload: false,
          rollupOptions: { input: 'src/islands/site.ts' },
        },
      }),
}));
