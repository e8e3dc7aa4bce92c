/** What both consoles stand on: Apollo, the session, the four states of a screen, uploads, the inbox. */
export * from './apollo.js'; // createApollo
export * from './inbox.js'; // Inbox, useUnread
export * from './loaded.js'; // Loaded
export * from './say-error.js'; // sayError, isSignedOut
export * from './session.js'; // WithSession, useSession
export * from './upload.js'; // upload, UploadRefusedError
export * from './use-deed.js'; // useDeed
