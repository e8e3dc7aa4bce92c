import type { Words } from '../words.js';

export const pages: Pick<Words, 'pages'> = {
  pages: {
    help: {
      title: 'Help',
      lead: 'Short answers to what people ask most.',
      items: [
        [
          'How do I order?',
          'Choose products, put them in the basket, fill in the address and choose delivery for each shop. One payment for all shops; each shop sends its own parcel.',
        ],
        [
          'When do I pay?',
          'By card: when you order. Cash on delivery: when the goods arrive. We add nothing beyond the price and delivery shown.',
        ],
        [
          'How do I track an order?',
          'Open Track, write the order code and the last four digits of your phone number. No sign-in needed.',
        ],
        ['Can I cancel?', 'Yes, for free, before the shop starts. Money already paid is returned in full.'],
        [
          'The goods are not as described?',
          'You have at least two working days after receiving them to exchange or cancel. Contact the seller, then the office if it is not settled.',
        ],
        [
          'What does the verified badge mean?',
          'Regency staff checked the owner, the business address and photos of the place of work. It does not vouch for every single product.',
        ],
        [
          'Why do I see illustrations?',
          'When a seller has not added a photo, we show a labelled illustration. Ask the seller for a real photo.',
        ],
      ],
    },
    complaints: {
      title: 'Complaints',
      lead: 'Every complaint is recorded, has a deadline and gets a written answer.',
      orderTitle: 'About an order',
      order: [
        'Tell the seller first, from the order page. The seller has 2 working days to answer.',
        'If it is not settled, send the order code and photos to a channel below. An officer mediates and gives a written decision.',
        'If you are not satisfied, you have the right to go to the consumer dispute body (BPSK) or to the Directorate General of Consumer Protection.',
      ],
      serviceTitle: 'About our service or staff',
      service:
        'Late verification, staff conduct or faults of our system: complaints are checked and passed on within 3 working days and answered within 14 working days. You can also use SP4N-LAPOR! at lapor.go.id.',
      channels: 'Complaint channels',
      officer: 'Responsible office',
      pktnTitle: 'Directorate General of Consumer Protection and Trade Order (Ditjen PKTN)',
      pktn: [
        'Ministry of Trade of the Republic of Indonesia',
        'WhatsApp 0853-1111-1010',
        'pengaduan.konsumen@kemendag.go.id',
        'Phone (021) 3441839',
      ],
      times: 'Deadlines',
      timesRows: [
        ['Answer of the seller', '2 working days'],
        ['Mediation by the office', '7 working days'],
        ['Report of content or forbidden goods', '2 working days'],
        ['Service complaint passed on', '3 working days'],
        ['Personal data request', '3×24 hours'],
      ],
    },
    privacy: {
      title: 'Privacy',
      lead: 'In short: we keep what is needed to bring your order to you, and sell it to nobody.',
      parts: [
        [
          'What we keep',
          'Name, mobile number, e-mail if you give one, delivery address, your orders, and when and from which device you signed in. For sellers: business documents and the owner’s identity.',
        ],
        [
          'What for and on what basis',
          'To carry out your order (contract), to verify businesses (public task) and to meet legal duties. For anything else we ask separately, and withdrawing is as easy as agreeing.',
        ],
        [
          'Who sees it',
          'A seller sees your name and address only from accepting the order until it is done. Identity documents are opened only by the officer in charge, and every view is logged. Card payments are handled by a licensed provider; the card number never reaches us.',
        ],
        [
          'How long',
          'Financial data of a trade 10 years, other trade data 5 years (PP 80/2019). Everything else is deleted when its purpose ends.',
        ],
        [
          'Your rights',
          'To see, copy, correct, delete, restrict and withdraw consent. Requests are answered within 3×24 hours. Old orders are kept but separated from your name.',
        ],
        [
          'If data leaks',
          'We tell you and the authority within 3×24 hours: what data, when, how, and what we do about it.',
        ],
        [
          'Cookies',
          'Only necessary ones: session, basket and the orders this device may open. No trackers, no third parties.',
        ],
      ],
      contact: 'Data protection officer',
      law: 'Basis: Law 27/2022 on Personal Data Protection.',
    },
    terms: {
      title: 'Terms',
      lead: 'Written to be read. Nothing here can take away rights the law gives you.',
      parts: [
        [
          'The parties',
          'You buy from the seller named. The regency runs the place where you meet, verifies sellers and mediates when there is a problem.',
        ],
        [
          'Goods and price',
          'The seller warrants that the description is true. Prices are in rupiah and include everything but delivery; the total you agree to does not change.',
        ],
        [
          'Payment',
          'Cards are charged when you order, within 30 minutes. Cash on delivery is paid at the door, up to a limit per order. Unpaid orders cancel themselves.',
        ],
        [
          'Delivery',
          'Each shop sends its own parcel. The expected date is shown before you order and counted in the shop’s working days.',
        ],
        [
          'Cancelling and returning',
          'You may cancel before the seller starts. After receiving goods you have at least two working days to exchange or return what is not as described. Compensation is paid within seven days of the agreement.',
        ],
        [
          'What may not be sold',
          'Alcohol, tobacco, medicines, weapons, protected animals and their parts, and goods forbidden by regulation.',
        ],
        [
          'Fees',
          'None for buyers, no commission for sellers. Should that ever change, sellers are told 90 days ahead.',
        ],
        [
          'Law',
          'Indonesian law applies, among others Law 8/1999, PP 80/2019 and Permendag 19/2026. The Indonesian text is binding.',
        ],
      ],
      licence: 'Operating licence: to be stated once the regency’s legal unit has determined it.',
    },
  },
};
