import { GoneDocument } from '../../gql/graphql.js';
import type { Outcome, Visit } from '../../page.js';
import { problemPage } from '../halaman/problem.js';

/** What stands where a shop or product is not shown: 410 when it once was, null (404) when it never was. */
export const gonePage = async (visit: Visit, shop: string, product: string | null = null): Promise<Outcome | null> =>
  (await visit.run(GoneDocument, { shop, product })).takenDown ? problemPage(visit, 410) : null;
