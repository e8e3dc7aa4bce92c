// `npm test`: everything that must be well before a change is done.
import { asCommand } from '../refusal.ts';
import { gate } from '../steps.ts';

await asCommand(() => gate('test'));
