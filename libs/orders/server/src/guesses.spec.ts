import { deliveryEntities } from '@lapak/delivery-server';
import { testDatabase } from '@lapak/platform/testing';
import { ordersEntities } from './index.js';
import { ReadPurchase } from './read-purchase.js';
import { givenPurchase, newBuyer, ordersOn } from './testing.js';

const db = testDatabase([...ordersEntities, ...deliveryEntities]);
const room = ordersOn(db);

test('four digits are not found by trying from many addresses; who knows them looks as often as they like', async () => {
  const { purchase, phoneLast4 } = await givenPurchase(db, room, {});
  const wrong = phoneLast4 === '0000' ? '1111' : '0000';
  const read = (code: string, digits: string, who = newBuyer()) => room.the(ReadPurchase).run(who, code, digits);
  const guest = newBuyer();
  for (let i = 0; i < 12; i++) expect(await read(purchase.code, phoneLast4, guest)).toMatchObject({ mine: false });
  for (let i = 0; i < 30; i++) expect(await read(purchase.code, wrong)).toBeNull();
  const other = { extensions: { code: 'TooManyTries' } };
  await expect(read(` ${purchase.code.toLowerCase()}`, phoneLast4)).rejects.toMatchObject(other);
  for (let i = 0; i < 30; i++) expect(await read('BLL-261124-9999', wrong)).toBeNull();
  await expect(read('BLL-261124-9999', wrong)).rejects.toMatchObject(other); // one that does not exist, alike
});
