// `npm run codegen`: writes the GraphQL schema, then every app's typed documents and their manifest, anew.
import { runTool } from '../build.ts';
import { asCommand } from '../refusal.ts';

const nx = (...args: string[]): Promise<number> => runTool('nx', [...args, '--outputStyle=static']);

const SERVER = ['kernel', 'domain', 'platform', 'server', 'api'].map((type) => `tag:type:${type}`);

async function writeSchema(): Promise<number> {
  const built = await nx('run-many', '-t', 'build', '--projects', SERVER.join(','));
  return built === 0 ? nx('run', '@lapak/api:schema') : built;
}

await asCommand(async () => {
  // The gate leaves the schema as it is: a spec says whether it is what the resolvers say.
  const onlyDocuments = process.argv.includes('--documents');
  const code = onlyDocuments ? 0 : await writeSchema();
  return code === 0 ? nx('run-many', '-t', 'codegen') : code;
});
