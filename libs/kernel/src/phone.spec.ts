import { asPhone, formatPhone, maskPhone, whatsappUrl } from './phone.js';

test.each(['0812-3456-7890', '62812 3456 7890', '+62 812 3456 7890', '81234567890', '0812.3456.7890'])(
  '%s is the same number',
  (text) => expect(asPhone(text)).toBe('+6281234567890'),
);

test.each(['', '0812', '+1 202 555 0100', 'abc', '0812345678901234', '0800000000', "0812'; drop table"])(
  '%p is no phone',
  (text) => expect(asPhone(text)).toBeNull(),
);

test('a landline of the regency is a phone too', () => expect(asPhone('(0362) 21234')).toBe('+6236221234'));

test('people see 0812-3456-7890, and others only the ends', () => {
  expect(formatPhone('+6281234567890')).toBe('0812-3456-7890');
  expect(maskPhone('+6281234567890')).toBe('0812-****-7890');
});

test('WhatsApp gets digits only', () => expect(whatsappUrl('+6281', 'a b')).toBe('https://wa.me/6281?text=a%20b'));
