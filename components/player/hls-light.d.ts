/** The build of hls.js without separate sound, subtitles and DRM, none of which our playlists have; its types are the whole one's. */
declare module 'hls.js/light' {
  export * from 'hls.js'
  export { default } from 'hls.js'
}
