// Transpiles one server-side project: src/**/*.ts -> dist/**/*.js, decorators and their metadata kept. Types are checked elsewhere.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync, copyFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { transformSync } from '@swc/core';

const project = resolve(process.argv[2] ?? '.');
const src = join(project, 'src');
const dist = join(project, 'dist');
const isTest = /(\.spec\.tsx?$)|(^|\/)testing(\/|\.ts$)/;
const isAsset = /\.(json|sql|html|css|svg)$/;

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
for (const entry of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
  if (isTest.test(entry)) continue;
  const from = join(src, entry);
  const to = join(dist, entry.replace(/\.tsx?$/, '.js'));
  if (isAsset.test(entry)) {
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
  } else if (/\.tsx?$/.test(entry) && !entry.endsWith('.d.ts')) {
    const { code, map } = transformSync(readFileSync(from, 'utf8'), {
      filename: from,
      swcrc: false,
      sourceMaps: true,
      module: { type: 'nodenext' },
      jsc: {
        target: 'es2023',
        keepClassNames: true, // GraphQL and TypeORM read class names
        parser: { syntax: 'typescript', decorators: true, tsx: entry.endsWith('x') },
        transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
      },
    });
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, `${code}\n//# sourceMappingURL=${to.split('/').pop()}.map\n`);
    writeFileSync(`${to}.map`, map ?? '');
  }
}
