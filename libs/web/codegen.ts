import type { CodegenConfig } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';

/** Typed documents of what both consoles share, and the list of them that the API knows by hash. */
const config: CodegenConfig = {
  schema: '../../apps/api/schema.graphql',
  documents: 'src/**/*.graphql',
  generates: {
    './src/gql/possible-types.ts': { plugins: ['./possible-types.mjs'] },
    './src/gql/': {
      preset: 'client',
      documentTransforms: [addTypenameSelectionDocumentTransform],
      presetConfig: { fragmentMasking: false, persistedDocuments: true, skipIndexFile: true },
      config: {
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        scalars: { Rupiah: 'number', DateTime: 'string', LocalDate: 'string', ID: 'string' },
      },
    },
  },
};

export default config;
