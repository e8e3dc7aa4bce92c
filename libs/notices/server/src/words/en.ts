import { ended, type NoticeWords } from './words.js';

const BY: Readonly<Record<string, string>> = {
  buyer: 'the buyer',
  merchant: 'the shop',
  staff: 'the regency office',
  system: 'the system, because the shop had not answered in time',
};
const CHANGED: Readonly<Record<string, string>> = {
  password: 'The password of your account was just changed.',
  totp: 'Two-step verification of your account was just set up or replaced.',
  email: 'The e-mail address of your account was just changed.',
  'backup-code': 'A backup code of your account was just used to sign in.',
};
const by = (when: string | null): string => (when === null ? '' : ` by ${when}`);
const because = (reason: string | null): string => (reason === null ? '' : ` The reason: ${ended(reason)}`);
const shops = (n: number): string => (n === 1 ? 'the shop' : `${n} shops`);
const SEE = 'See the order';

export const en: NoticeWords = {
  hello: (name) => `Hello ${name},`,
  guest: 'To open the order, have the last four digits of the phone number you gave at hand.',
  foot: (brand, help) => `${brand} sent this message by itself. Need help? Write to ${help}.`,
  told: {
    purchase_unpaid: ({ purchase, total, payBy }, say) => ({
      title: `Order ${purchase} is waiting for payment`,
      body: `Your goods are put aside. Please pay ${say.money(total)}${by(payBy && say.moment(payBy))}; then the order goes to the shop.`,
      action: 'Pay now',
    }),
    purchase_received: ({ purchase, total, shops: n, due }, say) => ({
      title: `Order ${purchase} has arrived`,
      body: `Thank you. It is ${say.money(total)}, paid when you receive the goods. Next, ${shops(n)} accept${n === 1 ? 's' : ''} the order${by(due && say.moment(due))}.`,
      action: SEE,
    }),
    purchase_paid: ({ purchase, total, shops: n, due }, say) => ({
      title: `Your payment for order ${purchase} has arrived`,
      body: `Thank you, we have received ${say.money(total)}. Next, ${shops(n)} accept${n === 1 ? 's' : ''} the order${by(due && say.moment(due))}.`,
      action: SEE,
    }),
    purchase_expired: ({ purchase }) => ({
      title: `Order ${purchase} has expired`,
      body: 'No payment came in time, so the goods went back to the shop. It costs you nothing, and you may order again at any time.',
      action: SEE,
    }),
    purchase_too_late: ({ purchase, amount }, say) => ({
      title: `The payment for order ${purchase} came too late`,
      body: `Your payment came after its time was over, and the goods are gone. We send ${say.money(amount)} back by ourselves; you need not do anything.`,
      action: SEE,
    }),
    order_accepted: ({ order, shop, due, pickup }, say) => ({
      title: `${shop} has accepted your order`,
      body: `The shop is preparing order ${order}; it ${pickup ? 'is ready for pick-up' : 'is sent'}${by(due && say.moment(due))}.`,
      action: SEE,
    }),
    order_ready: ({ order, shop }) => ({
      title: `Order ${order} is ready for pick-up`,
      body: `Please collect it at ${shop}. Show the pick-up code that you find on the order's page.`,
      action: 'See the pick-up code',
    }),
    order_shipped: ({ order, shop, courier, tracking, completesAt }, say) => ({
      title: `Order ${order} is on its way`,
      body: `${shop} has sent your order${courier ? ` with ${courier}` : ''}${tracking ? `, tracking number ${tracking}` : ''}. Once you have it, press "Order received"${completesAt ? `; otherwise it completes by itself on ${say.moment(completesAt)}` : ''}.`,
      action: SEE,
    }),
    order_delivered: ({ order, shop, completesAt }, say) => ({
      title: `Order ${order} has arrived`,
      body: `${shop} says that your order has arrived. Check it, then press "Order received"${completesAt ? `; otherwise it completes by itself on ${say.moment(completesAt)}` : ''}.`,
      action: SEE,
    }),
    order_completed: ({ order, shop }) => ({
      title: `Order ${order} is completed`,
      body: `Thank you for buying at ${shop}. There is nothing more for you to do.`,
      action: SEE,
    }),
    order_cancelled: ({ order, shop, by: who, note, refund }, say) => ({
      title: `Order ${order} was cancelled`,
      body: `Your order at ${shop} was cancelled by ${who === 'buyer' ? 'you' : (BY[who] ?? 'the system')}.${because(note)}${refund === null ? ' You need not pay anything.' : ` We send ${say.money(refund)} back by ourselves, the way you paid.`}`,
      action: SEE,
    }),
    order_refused_at_door: ({ order, shop }) => ({
      title: `Order ${order} was recorded as refused at the door`,
      body: `${shop} recorded that you did not take the goods. If that is wrong, tell the shop on the order's page.`,
      action: SEE,
    }),
    order_late: ({ order, shop, due }, say) => ({
      title: `Order ${order} is late`,
      body: `${shop} has not sent your order yet${due ? `, though it promised ${say.moment(due)}` : ''}. We are sorry. You may wait, or cancel it on the order's page.`,
      action: SEE,
    }),
    refund_sent: ({ order, amount }, say) => ({
      title: `The money for order ${order} was sent back`,
      body: `We have sent ${say.money(amount)} back the way you paid. Banks usually show it within 5 to 10 working days.`,
      action: SEE,
    }),
    shop_order_new: ({ order, shop, total, paid, due }, say) => ({
      title: `New order ${order}`,
      body: `${shop} has an order of ${say.money(total)}, ${paid ? 'already paid' : 'paid on delivery (COD)'}. Please accept or refuse it${by(due && say.moment(due))}.`,
      action: 'Open the order',
    }),
    shop_order_waiting: ({ order, shop, due }, say) => ({
      title: `Order ${order} still waits for your answer`,
      body: `The buyer is waiting for ${shop}. Please accept or refuse it${by(due && say.moment(due))}; after that the order is cancelled by itself.`,
      action: 'Open the order',
    }),
    shop_order_late: ({ order, shop, due }, say) => ({
      title: `Order ${order} is late to be sent`,
      body: `${shop} promised to send it${by(due && say.moment(due))}. Please send it today or tell the buyer, who may cancel now.`,
      action: 'Open the order',
    }),
    shop_order_cancelled: ({ order, shop, by: who, note }) => ({
      title: `Order ${order} was cancelled`,
      body: `This order at ${shop} was cancelled by ${BY[who] ?? 'the system'}.${because(note)} The stock is back; please do not send the goods.`,
      action: 'Open the order',
    }),
    shop_order_completed: ({ order, shop }) => ({
      title: `Order ${order} is completed`,
      body: `The buyer has received the goods of ${shop}. Thank you, there is nothing more to do.`,
      action: 'Open the order',
    }),
    product_published: ({ title }) => ({
      title: `“${title.en || title.id}” is on show`,
      body: 'A curator has looked at this product, and buyers can find it now.',
      action: 'See the product',
    }),
    product_needs_fix: ({ title, reason }) => ({
      title: `“${title.en || title.id}” needs fixing`,
      body: `It is almost there.${because(reason)} Please fix it and send it again; then a curator looks at it.`,
      action: 'Fix the product',
    }),
    product_rejected: ({ title, reason }) => ({
      title: `“${title.en || title.id}” cannot be shown yet`,
      body: `The curator cannot publish this product yet.${because(reason)}`,
      action: 'See the product',
    }),
    product_taken_down: ({ title, reason }) => ({
      title: `“${title.en || title.id}” was taken down`,
      body: `Buyers no longer see this product.${because(reason)} Please fix it and submit it again.`,
      action: 'See the product',
    }),
    case_submitted: ({ code, shop, promised }, say) => ({
      title: `The application of ${shop} has arrived`,
      body: `Your code is ${code}. An officer checks it${by(promised && say.moment(promised))}. Meanwhile you may prepare your products.`,
      action: 'See the application',
    }),
    case_in_review: ({ shop, promised }, say) => ({
      title: `An officer has started checking ${shop}`,
      body: `You need not do anything. We tell you the outcome${by(promised && say.moment(promised))}.`,
      action: 'See the application',
    }),
    case_needs_fix: ({ shop, fixes }) => ({
      title: `The application of ${shop} needs fixing`,
      body: `${fixes} ${fixes === 1 ? 'thing needs' : 'things need'} fixing; the officer's note is beside each. The service clock stands still until you send it again.`,
      action: 'Fix it now',
    }),
    case_approved: ({ shop }) => ({
      title: `${shop} is verified. Congratulations!`,
      body: "Your shop is now on show with the regency's badge. The next step: publish your first product.",
      action: 'Open my shop',
    }),
    case_rejected: ({ shop, reason }) => ({
      title: `The application of ${shop} cannot be approved yet`,
      body: `The officer cannot approve this application yet.${because(reason)} You may apply again.`,
      action: 'See the application',
    }),
    case_waiting: ({ code, shop, promised }, say) => ({
      title: `Application ${code} is waiting to be checked`,
      body: `${shop} has sent its application. We promised to check it${by(promised && say.moment(promised))}.`,
      action: 'Open the application',
    }),
    office_order_late: ({ order, shop, due }, say) => ({
      title: `Order ${order} is late`,
      body: `${shop} has not sent an order that was promised${by(due && say.moment(due))}. The shop may need help.`,
      action: 'Open the command centre',
    }),
    password_reset: ({ expiresAt }, say) => ({
      title: 'Set a new password',
      body: `Somebody asked for a new password for your account. If it was you, open this link before ${say.moment(expiresAt)}. If not, ignore this message; your password has not changed.`,
      action: 'Make a new password',
    }),
    security_changed: ({ what }) => ({
      title: 'The security of your account has changed',
      body: `${CHANGED[what] ?? 'The way into your account was just changed.'} If it was you, there is nothing to do. If not, change your password at once and tell us.`,
      action: 'Check the account',
    }),
  },
};
