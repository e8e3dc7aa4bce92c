/**
 * What both kinds of screens are made of: plain React with plain props, no data. Styles are files to import:
 * `@lapak/ui/tokens.css`, `font.css`, `base.css`, `forms.css`, `goods.css` (pictures, cards), `console.css` (the consoles).
 */
export * from './button.js'; // Button, ButtonLink, buttonClass
export * from './chart.js'; // AreaChart (with its table), TileMap
export * from './console.js'; // ConsoleShell, DeskHead, TodoStrip, Kpis, Panel, DataTable, Dialog
export * from './field.js'; // Field, TextArea, Select, MoneyField, CheckField, ChoiceField, ErrorSummary
export * from './goods.js'; // Picture, Photo, Ikat, Avatar, Price, ProductCard
export * from './icon.js'; // Icon: the few outlines of public pages; consoles use lucide-react
export * from './ikat.js'; // ikatSvg, ikatUrl
export * from './say.js'; // Notice, Badge, StatusPill, EmptyState, Skeleton, Progress
export * from './trail.js'; // Timeline, Tabs, PlainLink and LinkComponent (for a router's link)
