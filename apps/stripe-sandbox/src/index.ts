export type { Control, DeliveryRow } from './control/control.js';
export { refuseOutsideDevelopment } from './refuse-production.js';
export { type Sandbox, type SandboxOptions, startSandbox } from './start-sandbox.js';
export type { DeliveryMode, Fault, FaultKind, Settings } from './store/settings.js';
export type { Paid } from './stripe/pay-session.js';
