/** The download's file in a recording's folder. */
export const downloadName = 'download.mp4'
