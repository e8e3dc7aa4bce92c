export { CommandWall } from './command-wall.js';
export { InsightModule } from './insight.module.js';
export { tellTheWall } from './tell-the-wall.js';
