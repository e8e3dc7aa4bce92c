// `npm run e2e`: the browser journeys on a fresh build.
import { asCommand } from '../refusal.ts';
import { gate } from '../steps.ts';

await asCommand(() => gate('e2e'));
