/** One Jest for the whole workspace; one Jest project per workspace package that has specs, named as the package. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = import.meta.dirname;

const swc = [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2023',
      keepClassNames: true, // GraphQL and TypeORM read class names
      parser: { syntax: 'typescript', decorators: true, tsx: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
    },
  },
];

interface Package {
  name: string;
  nx?: { tags?: string[] };
}

const packages = globSync(['apps/*/package.json', 'libs/*/package.json', 'libs/*/{domain,server}/package.json'], {
  cwd: root,
})
  .sort()
  .map((file) => ({
    dir: join(root, dirname(file)),
    ...(JSON.parse(readFileSync(join(root, file), 'utf8')) as Package),
  }))
  .filter(({ dir }) => globSync('src/**/*.spec.{ts,tsx}', { cwd: dir }).length > 0);

export default {
  maxWorkers: 2,
  // Far above what any test needs: a busy machine is no failure, and nothing here asserts a time.
  testTimeout: 60_000,
  projects: packages.map(({ name, dir, nx }) => ({
    displayName: name.replace('@lapak/', ''),
    rootDir: dir,
    testEnvironment: 'node',
    testEnvironmentOptions: { customExportConditions: ['@lapak/source', 'node', 'node-addons'] },
    testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}'],
    testPathIgnorePatterns: ['/node_modules/', '/dist/'],
    transform: { '^.+\\.tsx?$': swc },
    moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1', '\\.css$': join(root, 'libs/platform/src/testing/no-css.ts') },
    ...(nx?.tags?.includes('type:e2e') && {
      globalSetup: join(dir, 'src/testing/global-setup.ts'),
      globalTeardown: join(dir, 'src/testing/global-teardown.ts'),
    }),
    ...(nx?.tags?.includes('needs:postgres') && {
      globalSetup: join(root, 'libs/platform/src/testing/global-setup.ts'),
      globalTeardown: join(root, 'libs/platform/src/testing/global-teardown.ts'),
    }),
  })),
};
