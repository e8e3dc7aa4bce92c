import nx from '@nx/eslint-plugin';
import importSort from 'eslint-plugin-simple-import-sort';
import tseslint from 'typescript-eslint';

/** domain -> domains it may call. Read top to bottom: nobody looks down. */
const mayUse = {
  areas: [],
  accounts: ['areas'],
  cases: ['accounts', 'areas'],
  merchants: ['accounts', 'areas', 'cases'],
  catalog: ['merchants', 'areas'],
  delivery: ['merchants', 'areas'],
  orders: ['accounts', 'areas', 'merchants', 'catalog', 'delivery'],
  payments: ['accounts', 'areas', 'merchants', 'orders'],
  curation: ['accounts', 'areas', 'merchants', 'catalog', 'cases'],
  insight: ['areas', 'cases'],
  notices: ['accounts', 'areas'],
};

/** What each kind of room may be built on, and which npm packages it must never see. */
const FRAMEWORKS = ['@nestjs/*', 'typeorm', 'pg', 'graphql', 'react*', '@apollo/*', 'stripe', 'rxjs', 'node:*'];
const BACKEND = ['@nestjs/*', 'typeorm', 'pg', 'graphile-worker', 'stripe'];
const rooms = {
  kernel: { on: [], never: FRAMEWORKS },
  domain: { on: ['kernel'], never: FRAMEWORKS },
  platform: { on: ['kernel', 'tool'], never: ['react*', '@apollo/client'] },
  server: { on: ['kernel', 'domain', 'platform', 'server'], never: ['react*', '@apollo/client'] },
  ui: { on: ['kernel', 'ui'], never: ['@apollo/client', ...BACKEND] },
  'web-shared': { on: ['kernel', 'ui', 'web-shared'], never: BACKEND },
  web: { on: ['kernel', 'ui', 'web-shared'], never: BACKEND },
  api: { on: ['kernel', 'domain', 'platform', 'server'], never: ['react*'] },
  sandbox: { on: [], never: ['react*', '@apollo/*', '@nestjs/*', 'typeorm'] },
  tool: { on: ['kernel', 'platform', 'tool', 'server'], never: ['react*'] },
  e2e: { on: ['kernel', 'tool'], never: ['@nestjs/*'] },
};

export default tseslint.config(
  { ignores: ['**/dist', '**/gql', 'node_modules', '**/*.d.ts'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { '@nx': nx, 'import-sort': importSort },
    // Nest reads constructor types at run time: without these two, --fix turns them into `import type` and injection breaks.
    languageOptions: { parserOptions: { experimentalDecorators: true, emitDecoratorMetadata: true } },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          banTransitiveDependencies: false,
          depConstraints: [
            ...Object.entries(rooms).map(([room, { on, never }]) => ({
              sourceTag: `type:${room}`,
              onlyDependOnLibsWithTags: on.length > 0 ? on.map((r) => `type:${r}`) : ['type:nothing'],
              bannedExternalImports: never,
            })),
            ...Object.entries(mayUse).map(([scope, others]) => ({
              sourceTag: `scope:${scope}`,
              onlyDependOnLibsWithTags: ['scope:shared', `scope:${scope}`, ...others.map((o) => `scope:${o}`)],
            })),
            { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
          ],
        },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'import-sort/imports': ['error', { groups: [['^\\u0000', '^node:', '^@?\\w', '^\\.']] }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.property.name=/^(query|createQueryBuilder|where|andWhere|orWhere|orderBy|addSelect)$/] > TemplateLiteral.arguments[expressions.length>0]',
          message: 'SQL takes values as parameters; names come from a table of fixed words.',
        },
      ],
    },
  },
  {
    // The rules are functions of their arguments: no clock, no dice, no environment.
    files: ['libs/*/domain/src/**/*.ts', 'libs/kernel/src/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Take `now` as an argument.',
        },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take `now` as an argument.' },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'Take the random value as an argument.',
        },
        {
          selector: 'ThrowStatement > NewExpression[callee.name!=/^(RangeError|TypeError)$/]',
          message: 'Return a Problem; throw only for a bug.',
        },
      ],
    },
  },
  {
    files: [
      '**/*.spec.ts',
      '**/*.spec.tsx',
      '**/testing.ts',
      '**/testing/**',
      '**/migrations/*.ts',
      '**/words/*.ts',
      '**/seed/**',
    ],
    rules: { 'max-lines-per-function': 'off', 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/words/*.ts', '**/migrations/*.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    // Builders and databases of tests stay out of what ships.
    files: ['**/src/**/*.ts', '**/src/**/*.tsx'],
    ignores: ['**/*.spec.ts', '**/*.spec.tsx', '**/testing.ts', '**/testing/**', 'apps/bench/**', 'apps/e2e/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['@lapak/*/testing'] }] },
  },
);
