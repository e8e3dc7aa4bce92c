import { WithSession } from '@lapak/web';
import { Outlet, ScrollRestoration } from 'react-router';
import { WithShop } from './shop.js';
import { t } from './words/words.js';

/** Below it there is always somebody signed in, and it is known which shop they are looking after. */
export const App = () => (
  <WithSession title={t.frame.title} lead={t.frame.lead} canRegister>
    <WithShop>
      <Outlet />
      <ScrollRestoration />
    </WithShop>
  </WithSession>
);
