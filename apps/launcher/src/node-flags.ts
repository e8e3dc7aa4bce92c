/**
 * What Node is told for each program, so that API and worker together stay under 350 MB when idle and 600 MB at work: V8's
 * young generation grows to 48 MB by itself, which serves nobody here, and the worker's code is seldom hot. Figures:
 * `npm run bench`.
 */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  'apps/api/dist/main.js': ['--max-semi-space-size=4'],
  'apps/api/dist/worker.js': ['--optimize-for-size'],
};

export const nodeFlags = (program: string): readonly string[] => FLAGS[program] ?? [];
