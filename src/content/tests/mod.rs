mod broken;
mod damaged;
mod embedded;
mod folder;
mod small;
mod written;
