// `npm run check`: everything but the browser.
import { asCommand } from '../refusal.ts';
import { gate } from '../steps.ts';

await asCommand(() => gate('check'));
