mod broken;
mod broken_lists;
mod damaged;
mod embedded;
mod folder;
mod small;
mod written;
