export { freePort } from './free-port.ts';
export { reachableDataDir } from './reachable-data-dir.ts';
export { type PostgresOptions, type RunningPostgres, startPostgres } from './start-postgres.ts';
export { testServer } from './test-server.ts';
