import { accountsEntities } from '@lapak/accounts-server';
import { areasEntities } from '@lapak/areas-server';
import { casesEntities } from '@lapak/cases-server';
import { catalogEntities } from '@lapak/catalog-server';
import { curationEntities } from '@lapak/curation-server';
import { deliveryEntities } from '@lapak/delivery-server';
import { merchantsEntities } from '@lapak/merchants-server';
import { noticesEntities } from '@lapak/notices-server';
import { ordersEntities } from '@lapak/orders-server';
import { paymentsEntities } from '@lapak/payments-server';

export const entities = [
  ...areasEntities,
  ...accountsEntities,
  ...noticesEntities,
  ...casesEntities,
  ...merchantsEntities,
  ...catalogEntities,
  ...deliveryEntities,
  ...ordersEntities,
  ...paymentsEntities,
  ...curationEntities,
];
