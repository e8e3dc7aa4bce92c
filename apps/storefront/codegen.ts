import type { CodegenConfig } from '@graphql-codegen/cli';

/** Typed documents of the public pages, and the list of them that the API knows by hash. */
const config: CodegenConfig = {
  schema: '../api/schema.graphql',
  documents: 'src/**/*.graphql',
  generates: {
    './src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false, persistedDocuments: true, skipIndexFile: true },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        scalars: { Rupiah: 'number', DateTime: 'string', LocalDate: 'string', ID: 'string' },
      },
    },
  },
};

export default config;
