/** What both consoles stand on: Apollo, the session, the language, the four states of a screen, uploads, the inbox. */
export * from './apollo.js'; // createApollo
export * from './gate.js'; // GateFrame, LanguageSwitch
export * from './inbox.js'; // Inbox, useUnread
export * from './loaded.js'; // Loaded
export * from './locale.js'; // localeHere, changeLocale, isLocaleChosen
export * from './public-url.js'; // publicUrl
export * from './say-error.js'; // sayError, isSignedOut
export * from './security.js'; // Security: password, devices, second factor
export * from './session.js'; // WithSession, useSession
export * from './texts-of.js'; // textsOf
export * from './upload.js'; // upload, UploadRefusedError
export * from './use-deed.js'; // useDeed
