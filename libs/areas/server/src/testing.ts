import type { DataSource } from 'typeorm';
import { Areas } from './areas.js';
import { importAreas } from './import-areas.js';
import { Regency } from './regency.js';
import { WorkingTime } from './working-time.js';

/** The regency of the demo, imported into `db`: every desa is there, and the answers come from memory. */
export const givenAreas = async (
  db: DataSource,
): Promise<{ areas: Areas; regency: Regency; workingTime: WorkingTime }> => {
  const regency = new Regency({ regency: 'buleleng' });
  await importAreas(db, regency.profile);
  const areas = new Areas(db, regency);
  await areas.load();
  return { areas, regency, workingTime: new WorkingTime(regency) };
};
