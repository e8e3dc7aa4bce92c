import { refusalOf, stage } from './testing.js';

const on = stage();

test('the endpoints of the configuration are listed without their secrets, and changed only there', async () => {
  const { data } = await on.stripe.webhookEndpoints.list();
  expect(data).toMatchObject([
    { object: 'webhook_endpoint', url: on.mail.url, status: 'enabled', application: null },
    { url: on.connectMail.url, application: 'ca_sandbox' },
  ]);
  expect(JSON.stringify(data)).not.toContain('whsec');
  const id = String(data[0]?.id);
  expect(await on.stripe.webhookEndpoints.retrieve(id)).toMatchObject({ id });
  expect((await refusalOf(on.stripe.webhookEndpoints.update(id, { disabled: true }))).message).toContain(
    'configuration',
  );
  expect(await refusalOf(on.stripe.webhookEndpoints.del(id))).toMatchObject({ statusCode: 400 });
});

test('an endpoint made over the API hears what it asked for, until it is switched off or taken away', async () => {
  const { webhookEndpoints } = on.stripe;
  const made = await webhookEndpoints.create({ url: `${on.mail.url}/other`, enabled_events: ['charge.succeeded'] });
  expect(made.secret).toMatch(/^whsec_/);
  expect((await webhookEndpoints.retrieve(made.id)).secret).toBeUndefined();
  const heard = async (): Promise<string[]> => {
    await on.sandbox.control.pay((await on.order()).id);
    const deliveries = await on.sandbox.control.deliveries();
    const types = deliveries.filter((one) => one.endpoint_id === made.id).map((one) => one.type);
    await on.sandbox.control.reset();
    return types;
  };
  expect(await heard()).toEqual(['charge.succeeded']);
  expect(await refusalOf(webhookEndpoints.retrieve(made.id))).toMatchObject({ statusCode: 404 }); // as on the first day

  const again = await webhookEndpoints.create({ url: on.mail.url, enabled_events: ['*'], description: 'Gudang' });
  expect(await webhookEndpoints.update(again.id, { disabled: true })).toMatchObject({
    status: 'disabled',
    description: 'Gudang',
  });
  expect((await webhookEndpoints.list()).data).toHaveLength(3);
  expect(await webhookEndpoints.del(again.id)).toEqual(expect.objectContaining({ id: again.id, deleted: true }));
  expect((await webhookEndpoints.list()).data).toHaveLength(2);
});

test('an endpoint that is disabled hears nothing, and one that is enabled again hears on', async () => {
  const { webhookEndpoints } = on.stripe;
  const made = await webhookEndpoints.create({ url: on.mail.url, enabled_events: ['*'] });
  const count = async (): Promise<number> => {
    await on.stripe.paymentIntents.create({ amount: 100_000, currency: 'idr' });
    return (await on.sandbox.control.deliveries()).filter((one) => one.endpoint_id === made.id).length;
  };
  await webhookEndpoints.update(made.id, { disabled: true });
  expect(await count()).toBe(0);
  await webhookEndpoints.update(made.id, { disabled: false });
  expect(await count()).toBe(1);
});
