// `npm run codegen`: writes the GraphQL schema, then every app's typed documents and their manifest, anew.
import { runTool } from '../build.ts';
import { asCommand } from '../refusal.ts';

const nx = (...args: string[]): Promise<number> => runTool('nx', [...args, '--outputStyle=static']);

await asCommand(async () => {
  // The gate leaves the schema as it is: a spec says whether it is what the resolvers say.
  const onlyDocuments = process.argv.includes('--documents');
  const schema = onlyDocuments ? 0 : await nx('run', '@lapak/api:schema');
  return schema === 0 ? nx('run-many', '-t', 'codegen') : schema;
});
