import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printContract } from './graphql/contract.js';

/** Part of `npm run codegen`: writes apps/api/schema.graphql anew. */
writeFileSync(join(import.meta.dirname, '../schema.graphql'), await printContract());
