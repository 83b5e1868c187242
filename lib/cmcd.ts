/** Our own key in players' reports (CTA-5004 §3: a custom key carries a reverse DNS prefix): which rendition plays. */
export const renditionKey = 'com.caibo-rendition'
