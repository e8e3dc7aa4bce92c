import './staff.css';
import { ApolloProvider } from '@apollo/client/react';
import { createApollo, localeHere, WithSession } from '@lapak/web';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { router } from './router.js';
import { wordsHere } from './words/words.js';

const client = createApollo({ app: 'staff' });
const t = wordsHere();
document.documentElement.lang = localeHere();

createRoot(document.getElementById('kabupaten')!).render(
  <StrictMode>
    <ApolloProvider client={client}>
      <WithSession title={t.gate.title} lead={t.gate.lead} canRegister={false} staffOnly>
        <RouterProvider router={router} />
      </WithSession>
    </ApolloProvider>
  </StrictMode>,
);
